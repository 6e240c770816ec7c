"""LibreOffice turns what only it reads (DOC, RTF) into a DOCX, in a folder of its own and without the network."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import MastheadError, Place, environment_error
from pipeline.intake.kinds import Kind

_SECONDS = 120
_PROGRAMS = ("soffice", "libreoffice")


def as_docx(data: bytes, path: str, kind: Kind) -> bytes:
    """The file as a DOCX. Raises ``MastheadError`` MH718 (exit 3): LibreOffice is missing, or cannot read it."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise _failed(path, f"a {kind.value} file is read through LibreOffice, which is not installed")
    with TemporaryDirectory(prefix="masthead-") as folder:
        given = Path(folder) / f"file.{kind.value.lower()}"
        given.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [program, profile, "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML"]
        machine = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
        try:
            subprocess.run(  # noqa: S603 - the program that was found, a file of our own naming
                [*command, "--outdir", folder, str(given)],
                check=False, capture_output=True, timeout=_SECONDS, env=machine, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            raise _failed(path, f"LibreOffice did not read it within {_SECONDS} seconds") from None
        made = Path(folder) / "file.docx"
        if not made.is_file():
            raise _failed(path, "LibreOffice cannot read it")
        return made.read_bytes()


def _failed(path: str, wrong: str) -> MastheadError:
    mend = "install LibreOffice (soffice), or save the file as DOCX where it was made"
    return environment_error("MH718", wrong, "a file that can be converted", mend, Place(path))
