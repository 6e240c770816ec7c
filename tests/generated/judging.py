"""Builds a source in all outputs, and says what is wrong with them."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

from pipeline.errors import MastheadError
from pipeline.options import Format, Options
from pipeline.stages import PIPELINE, Work, run

LAYOUTS = ("new-york", "new-york-2006", "geneva")
PROFILES = {"a3a-ua1": ("3a", "ua1"), "a4f-ua2": ("4f", "ua2")}
FORMS = (("issued", False), ("issued", True), ("submission", False), ("submission", True))


def fault_of(data: bytes, folder: Path, options: Options, *, thorough: bool = False) -> str:
    """What is wrong with the outputs of a source that `check` has passed; ``""`` where nothing is.

    ``thorough`` asks veraPDF and the validator of Open XML, too.
    """
    try:
        done = run(Work(folder / "drawn.xml", "drawn", options, data), PIPELINE)
    except MastheadError as error:
        faults = [fault for fault in error.faults if fault.code != "MH308"]  # what only a layout can know
        return "\n".join(str(fault)[:600] for fault in faults)
    except Exception:  # noqa: BLE001 - whatever is raised is the finding
        return traceback.format_exc(limit=-6)
    return _conforms(done, options) if thorough else ""


def _conforms(done: Work, options: Options) -> str:
    import verapdf
    from openxml_audit import FileFormat, OpenXmlValidator

    with tempfile.TemporaryDirectory() as folder:
        pdf, docx = Path(folder) / "drawn.pdf", Path(folder) / "drawn.docx"
        pdf.write_bytes(done.outputs[Format.PDF])
        docx.write_bytes(done.outputs[Format.DOCX])
        for standard in PROFILES[options.profile]:
            report = verapdf.validate(pdf, standard)
            if not report.passed:
                return f"{standard}: {report}"
        found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(str(docx))
        return "" if found.is_valid else f"Open XML: {found.errors[:3]}"
