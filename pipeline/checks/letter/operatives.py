"""MH467: operative paragraphs of a resolution are numbered, and a single one is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.checks.letter.acts import begins_with_an_act
from pipeline.checks.rule import Rule
from pipeline.errors import Fault, Severity
from pipeline.source.model.blocks import Block, Paragraph, Role, Section
from pipeline.source.model.document import RESOLUTIONS, Source

RULE = Rule(
    "MH467",
    "Operative paragraphs of a resolution are numbered, a single one is not",
    "United Nations Editorial Manual, “Resolutions and other formal decisions of United Nations organs”",
    "<paragraph><act>Decides</act> to remain seized of the matter.</paragraph> after other operative paragraphs",
    "<numbered><act>Decides</act> to remain seized of the matter.</numbered>",
    "Their numbers run through all headings. The paragraphs of a declaration in the text are not meant.",
)


def check(source: Source) -> Iterator[Fault]:
    """An operative paragraph without a number among others, and a number where there is one such paragraph alone."""
    if source.letter.kind not in RESOLUTIONS:
        return
    paragraphs = tuple(_paragraphs(source.letter.blocks))
    acts = [each for each in paragraphs if begins_with_an_act(each.content)]
    numbered = [each for each in paragraphs if each.role is Role.NUMBERED]
    if len(acts) == 1 and numbered == acts:
        wrong = "the only operative paragraph has a number"
        yield _fault(acts[0], wrong, "<paragraph>", "write <paragraph> in the place of <numbered>")
    for each in acts if len(acts) > 1 else ():
        if each.role is Role.PARAGRAPH:
            wrong = "the operative paragraph has no number, and is not the only one"
            yield _fault(each, wrong, "<numbered>", "write <numbered> in the place of <paragraph>")


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The paragraphs of the text itself, under its headings too; not those of a list or quotation."""
    for block in blocks:
        if isinstance(block, Section):
            yield from _paragraphs(block.blocks)
        elif isinstance(block, Paragraph):
            yield block


def _fault(paragraph: Paragraph, wrong: str, expected: str, mend: str) -> Fault:
    return Fault("MH467", paragraph.place, wrong, expected, mend, Severity.WARNING)
