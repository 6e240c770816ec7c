"""Our PDF of a source, and what LibreOffice makes of its DOCX."""

from __future__ import annotations

import os
import subprocess
import sys
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


def converted(docx: Path) -> Path:
    """The PDF that LibreOffice makes of a DOCX, beside it. Its fonts are the machine's, as on any desk.

    A layout of ours in this process has left its private choice of fonts in the environment, which is kept from it.
    """
    folder = docx.absolute().parent
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    machine = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    command = [*office, "--outdir", str(folder), str(docx)]
    subprocess.run(command, check=True, capture_output=True, timeout=110, env=machine)
    return docx.with_suffix(".pdf")
