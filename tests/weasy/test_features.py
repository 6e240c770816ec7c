"""Pages leave nothing behind that Python does not see: a process that makes thousands keeps its size."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from pipeline.weasy import lay_out

_WORDS = "It went on as it had begun, and those who had come to see it stayed until the end of the day. "
_HTML = f'<html lang="en"><title>T</title><p>{_WORDS * 200}'
_CSS = "p { font-variant-ligatures: none; font-kerning: normal; text-align: justify }"


def _memory() -> float:
    """What this process holds, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


@pytest.mark.long
def test_layouts_leave_no_lists_of_features(fontconfig: Path) -> None:
    """Stock WeasyPrint leaves some 80 kB for each of these."""

    def some(count: int) -> None:
        for _ in range(count):
            lay_out(_HTML, _CSS, fontconfig=fontconfig)
            gc.unfreeze()
            gc.collect()

    some(20)
    before = _memory()
    some(80)
    assert _memory() - before < 2.5
