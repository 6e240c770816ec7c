"""What a worker makes of a source: first findings and the HTML page, then the files whose pages are laid out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import Fault, MastheadError
from pipeline.options import Options
from pipeline.outputs import Format

FIRST = (Format.HTML,)
LATER = (Format.PDF, Format.DOCX, Format.AKN, Format.TXT)


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as the page shows it; ``id`` is the place in the HTML that it is about, ``cite`` its citation."""

    code: str
    severity: str
    path: str
    line: int
    column: int
    wrong: str
    expected: str
    mend: str
    id: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a text: findings, outputs by name, the time that it took; ``failed`` where nothing was made."""

    findings: tuple[Finding, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    failed: bool = False


def first(path: Path, data: bytes) -> Made:
    """The findings of a text, and its HTML page."""
    from pipeline.defence import unforeseen
    from pipeline.pages import SameProcess
    from pipeline.stages import RESOLVING, document_of, rendering, run

    try:
        work = run(_work(path, data, FIRST, maker=SameProcess()), RESOLVING)
        places = _Places(document_of(work))
        found = tuple(_finding(fault, places) for fault in work.warnings)
        return Made(found, {"html": rendering(Format.HTML)(work).outputs[Format.HTML]})
    except MastheadError as error:
        return Made(tuple(_finding(fault, None) for fault in error.faults), failed=True)
    except Exception as error:  # noqa: BLE001 - the last line of defence: the bench goes on
        return Made(tuple(_finding(fault, None) for fault in unforeseen(error, str(path)).faults), failed=True)


def later(path: Path, data: bytes) -> Made:
    """The other outputs of a text, read back and compared; those that differ are left out, and told."""
    from pipeline.defence import unforeseen
    from pipeline.pages import SameProcess
    from pipeline.stages import PIPELINE, run
    from pipeline.work import DifferenceError

    maker = SameProcess()
    try:
        return _files(run(_work(path, data, LATER, maker=maker), PIPELINE), ())
    except DifferenceError as error:
        return _files(error.work, error.faults)
    except MastheadError as error:
        return Made(tuple(_finding(fault, None) for fault in error.faults), failed=True)
    except Exception as error:  # noqa: BLE001 - as above
        return Made(tuple(_finding(fault, None) for fault in unforeseen(error, str(path)).faults), failed=True)
    finally:
        maker.close()


def _work(path: Path, data: bytes, formats: tuple[Format, ...], **more: Any) -> Any:
    from pipeline.project import project_of
    from pipeline.stages import Work

    project = project_of(path)
    options = Options(formats=formats, levels=project.levels, layout=project.layout, published=())
    return Work(path, path.stem, options, data, **more)


def _files(work: Any, faults: tuple[Fault, ...]) -> Made:
    files = {format_.value: data for format_, data in work.outputs.items() if format_ not in work.withheld}
    return Made(tuple(_finding(fault, None) for fault in faults), files)


def _finding(fault: Fault, places: _Places | None) -> Finding:
    place = fault.place
    id_, cite = places.of(place.line, place.column) if places else ("", "")
    told = (fault.wrong, fault.expected, fault.mend)
    return Finding(fault.code, fault.severity.value, place.path, place.line, place.column, *told, id_, cite)


class _Places:
    """Where the texts of a document stand in its source, and how each is cited."""

    def __init__(self, document: Any) -> None:
        from pipeline.akn.citing.cite import Citations
        from pipeline.verify.located import texts_of

        found = {(text.place.line, text.place.column): id_ for id_, text in texts_of(document) if text.place.line}
        self._at = sorted(found)
        self._ids = [found[at] for at in self._at]
        self._citations = Citations(document)

    def of(self, line: int, column: int) -> tuple[str, str]:
        """Id and citation of the text that is printed from there, or from just before."""
        if not line or not self._at:
            return "", ""
        after = bisect_right(self._at, (line, column))
        within = after < len(self._at) and self._at[after][0] - line <= 1  # a tag, whose text follows
        id_ = self._ids[after if within else max(after - 1, 0)]
        try:
            return id_, self._citations.of(id_).citation if id_ else ""
        except MastheadError:  # a place that nobody cites
            return id_, ""
