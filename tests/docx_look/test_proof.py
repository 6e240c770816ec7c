"""The proof is proven: a wrong measure in the renderer changes a golden file, whichever of ten it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx_look.documents import GOLDEN, docx_of
from docx_look.looks import looks
from msgspec.structs import replace

from pipeline.document.blocks import Block
from pipeline.document.functions import Function, facts_of
from pipeline.render.docx.styles import house
from pipeline.render.docx.styles.choose import Styling, Use, Variant
from pipeline.render.docx.styles.properties import ParagraphLook
from pipeline.render.docx.text import blocks
from pipeline.render.docx.word.blocks import Section
from pipeline.render.docx.word.measures import Pages

Plant = Callable[[pytest.MonkeyPatch], None]
_POINT = 20  # twips


def _own(function: Function, wrong: Callable[[ParagraphLook, ParagraphLook], ParagraphLook]) -> Plant:
    """What Word needs for a function is wrong: made of the look before that and the right one."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        right = house._own

        def own(styling: Styling, which: Function, look: ParagraphLook) -> ParagraphLook:
            made = right(styling, which, look)
            return wrong(look, made) if which is function else made

        patch.setattr(house, "_own", own)

    return plant


def _flush(patch: pytest.MonkeyPatch) -> None:
    right = house._varied

    def varied(styling: Styling, use: Use, look: ParagraphLook) -> ParagraphLook:
        made = right(styling, use, look)
        return replace(made, right=0) if use.variant is Variant.FIGURES_END else made

    patch.setattr(house, "_varied", varied)


def _marks(patch: pytest.MonkeyPatch) -> None:
    right = house._marked
    patch.setattr(house, "_marked", lambda styling, look, width: right(styling, look, width + 4))


def _unquoted(patch: pytest.MonkeyPatch) -> None:
    right = blocks.BlockWriter._para

    def para(self: blocks.BlockWriter, block: Block, language: Any, **_: Any) -> None:
        right(self, block, language, quoted=False)  # type: ignore[arg-type]

    patch.setattr(blocks.BlockWriter, "_para", para)


def _turned(patch: pytest.MonkeyPatch) -> None:
    right = Pages.turned

    def turned(self: Pages) -> Section:
        made = right(self)
        return replace(made, header=made.header + 5 * _POINT)

    patch.setattr(Pages, "turned", turned)


def _alone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(house, "facts_of", lambda function: replace(facts_of(function), over_rows=False))


PLANTS: dict[str, tuple[str, Plant]] = {
    "the organ 3 points low": (
        "lima", _own(Function.ORGAN, lambda _, made: replace(made, before=made.before + 3 * _POINT))
    ),
    "large annex words not lowered": ("everything", _own(Function.ANNEX_REPORT, lambda look, _: look)),
    "space after signatures in columns": ("everything", _own(Function.SIGNATURE_GRID, lambda look, _: look)),
    "the last column of figures not flush": ("docx-tables", _flush),
    "heads of tables left alone": ("everything", _alone),
    "marks of notes 4 points off": ("everything", _marks),
    "the head of turned pages 5 points off": ("everything", _turned),
    "run-in headings upright": ("everything", lambda patch: patch.setattr(blocks, "_RUN_IN", "")),
    "quotations set as text": ("everything", _unquoted),
    "recitals 4 points in": (
        "lima",
        _own(Function.RECITAL, lambda _, made: replace(made, left=made.left + 4 * _POINT)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("plant", PLANTS)
def test_wrong_measure_is_seen(plant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, wrong = PLANTS[plant]
    wrong(monkeypatch)
    assert looks(docx_of(name)[1]) != (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
