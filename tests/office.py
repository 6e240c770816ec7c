"""Our PDF of a source, and what LibreOffice makes of its DOCX."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

_ROOT = Path(__file__).parent.parent


def both_pdfs(source: Path, folder: Path, *options: str) -> tuple[Path, Path]:
    """The PDF that we make of ``source``, and the one that LibreOffice makes of our DOCX; both in ``folder``.

    ``options`` are further ones of the build.
    """
    build = [
        sys.executable,
        "-m",
        "pipeline",
        "build",
        str(source),
        "--to",
        "pdf,docx",
        "--no-verify",
        *options,
        "--out",
    ]
    subprocess.run([*build, str(folder)], check=True, capture_output=True, timeout=110, cwd=_ROOT)
    own, word = folder / "own.pdf", folder / f"{source.stem}.pdf"
    word.rename(own)
    return own, converted(folder / f"{source.stem}.docx")


TEXT, WORD, ODT, DOC = "txt:Text (encoded):UTF8", "docx:MS Word 2007 XML", "odt", "doc:MS Word 97"


def converted(docx: Path) -> Path:
    """The PDF that LibreOffice makes of a DOCX, beside it."""
    return all_converted([docx], "pdf", docx.absolute().parent)[docx.stem]


def all_converted(files: Iterable[Path], to: str, folder: Path) -> dict[str, Path]:
    """What LibreOffice makes of ``files`` in one call, in ``folder``, by their names; what it cannot open is left out.

    ``to`` is a format as ``--convert-to`` takes it. The fonts are the machine's, as on any desk: a layout of ours
    in this process has left its private choice of fonts in the environment, which is kept from it.
    """
    folder = folder.absolute()
    folder.mkdir(exist_ok=True)
    given = [str(path) for path in files]
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to]
    machine = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    command = [*office, "--outdir", str(folder), *given]
    if given:  # without a file it waits for one
        subprocess.run(command, check=True, capture_output=True, timeout=300, env=machine)
    end = to.partition(":")[0]
    return {path.stem: path for path in sorted(folder.glob(f"*.{end}"))}
