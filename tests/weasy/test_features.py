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
        for place in range(count):
            lay_out(_HTML, _CSS, fontconfig=fontconfig)
            if place % 10 == 9:
                gc.unfreeze()
                gc.collect()

    some(20)
    before = _memory()
    some(80)
    assert _memory() - before < 2.5


def test_whoever_holds_much_does_not_pay_for_it_with_every_document(fontconfig: Path) -> None:
    """The collector looks at all objects of a process, so only where many have come since it did."""
    looks: list[float] = []

    def looked(phase: str, info: dict[str, int]) -> None:
        if (phase, info["generation"]) == ("stop", 2):
            looks.append(info["collected"])

    held = [[place] for place in range(400_000)]
    assert gc.isenabled()
    gc.callbacks.append(looked)
    try:
        for _ in range(8):
            lay_out(_HTML, _CSS, fontconfig=fontconfig)
    finally:
        gc.callbacks.remove(looked)
    assert len(held) == 400_000
    assert 1 <= len(looks) <= 3
