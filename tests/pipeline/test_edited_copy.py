"""A copy that somebody has edited: what differs in words, numbers and notes is told first, in at most 20 lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx_changes import DOCUMENT, W, changed

MOST = 20
CHANGED = 30  # paragraphs


def _edit(root: Any) -> None:
    """Many paragraphs have another word; a program has noted who wrote what."""
    told = 0
    for node in root.iter(f"{W}p"):
        node.set(f"{W}rsidR", "00AB12CD")
        words = next((text for text in node.iter(f"{W}t") if len((text.text or "").split()) > 5), None)
        if words is not None and told < CHANGED:
            words.text = f"{words.text} indeed "
            told += 1
    assert told == CHANGED


def test_an_edited_copy_is_compared_in_at_most_twenty_lines(
    lima: Path, masthead: Callable[..., Any], tmp_path: Path
) -> None:
    assert masthead("build", lima, "--to", "docx", "--out", tmp_path).returncode == 0
    file = tmp_path / f"{lima.stem}.docx"
    file.write_bytes(changed(file.read_bytes(), DOCUMENT, _edit))
    done = masthead("verify", lima, "--to", "docx", "--out", tmp_path)
    lines = [line for line in done.stderr.splitlines() if re.search(r": MH6[24]\d ", line)]
    assert done.returncode == 1
    assert 0 < len(lines) <= MOST
    assert all("#paragraph=" in line for line in lines if "MH621" in line)
    assert re.search(r"\d+ more findings are not printed", done.stderr)
    told = json.loads(masthead("verify", lima, "--to", "docx", "--out", tmp_path, "--json").stdout)
    words = [fault for fault in told if fault["code"] == "MH621"]
    assert len(words) + sum(fault["code"] == "MH627" for fault in told) >= CHANGED
    first = [fault["code"] for fault in told if fault["code"] != "MH692"][: len(words)]
    assert set(first) == {"MH621"}
