"""No mark of a point touches its words, however far the letters go: a blank at least stands between them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from look.building import build, document_of, source

_BLANK = 1.8  # points: the narrowest blank of a line
_MARK = re.compile(r"\(?[a-z]{1,9}[.)] Words")


@pytest.mark.parametrize(
    "layout",
    ["new-york", pytest.param("new-york-2006", marks=pytest.mark.long), pytest.param("geneva", marks=pytest.mark.long)],
)
def test_a_blank_stands_after_every_mark(layout: str, tmp_path: Path) -> None:
    points = "<point>Words stand here.</point>"
    letter = "".join(
        f'<paragraph>These are they:<list kind="{kind}">{points * count}</list></paragraph>'
        for kind, count in (("letters", 56), ("romans", 38))
    )
    pages = build(document_of(source(letter=letter, layout=layout)), tmp_path, layout)
    marked = [line for line in pages.lines if _MARK.match(line.text)]  # the others have far more white than a blank
    assert len(marked) > 30
    assert [line.text for line in marked if line.word - line.mark < _BLANK] == []
