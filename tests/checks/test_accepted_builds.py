"""What the check lets pass is built: every source of ``accepted`` in every output, verified and valid.

The short tests make all that is text; the long ones the DOCX and the PDF too, each in another layout and profile.
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest

from pipeline.options import Format, Options
from pipeline.stages import PIPELINE
from pipeline.work import Work, run

ACCEPTED = sorted((Path(__file__).parent / "accepted").glob("*.xml"))
DRAWN = tuple(
    zip(ACCEPTED, cycle(("", "new-york", "new-york-2006", "geneva")), cycle(("a3a-ua1", "a4f-ua2")), strict=False)
)


@pytest.mark.long
@pytest.mark.parametrize("source", ACCEPTED, ids=lambda path: path.stem)
def test_text_page_and_akoma_ntoso(source: Path) -> None:
    made = run(Work(source, source.stem, Options(formats=(Format.AKN, Format.HTML, Format.TXT))), PIPELINE)
    assert set(made.verified) == {Format.AKN, Format.HTML, Format.TXT}


@pytest.mark.long
@pytest.mark.parametrize(("source", "layout", "profile"), DRAWN, ids=[source.stem for source in ACCEPTED])
def test_every_output(source: Path, layout: str, profile: str) -> None:
    acted = "<deliberation" in source.read_text(encoding="utf-8")  # nobody signs what an organ has adopted
    for form in ("issued",) if acted else ("issued", "submission"):
        options = Options(layout=layout, profile=profile, form=form, review=form == "issued" and len(layout) > 8)
        made = run(Work(source, source.stem, options), PIPELINE)
        assert set(made.verified) == set(Format)
