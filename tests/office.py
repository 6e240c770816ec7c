"""Our PDF of a source, and what LibreOffice makes of its DOCX."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parent.parent


def both_pdfs(source: Path, folder: Path) -> tuple[Path, Path]:
    """The PDF that we make of ``source``, and the one that LibreOffice makes of our DOCX; both in ``folder``."""
    build = [sys.executable, "-m", "pipeline", "build", str(source), "--to", "pdf,docx", "--no-verify", "--out"]
    subprocess.run([*build, str(folder)], check=True, capture_output=True, timeout=110, cwd=_ROOT)
    own, word = folder / "own.pdf", folder / f"{source.stem}.pdf"
    word.rename(own)
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    made = str(folder / f"{source.stem}.docx")
    subprocess.run([*office, "--outdir", str(folder), made], check=True, capture_output=True, timeout=110)
    return own, word
