"""Writes the golden files anew: ``make looks``. The diff is for a reviewer to read, so nothing else may be changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from docx_look.documents import GOLDEN, NAMES, docx_of
from docx_look.looks import looks


def main() -> int:
    """Refuses where the working tree is not clean."""
    status = subprocess.run(["git", "status", "--porcelain"], capture_output=True, text=True, check=True).stdout
    if status:
        print(f"looks: the working tree is not clean; commit first, so that the looks are a change apart:\n{status}")
        return 1
    for old in GOLDEN.glob("*.txt"):
        old.unlink()
    for name in NAMES:
        (GOLDEN / f"{name}.txt").write_text(looks(docx_of(name)[1]), encoding="utf-8")
    print(subprocess.run(["git", "diff", "--stat"], capture_output=True, text=True, check=True).stdout or "nothing new")
    return 0


if __name__ == "__main__":
    sys.exit(main())
