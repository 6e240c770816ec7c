"""MH497: recitals and operative paragraphs of a resolution begin with words of action."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.errors import Fault, Severity
from pipeline.source.model.blocks import Paragraph, Role
from pipeline.source.model.document import RESOLUTIONS, Source
from pipeline.source.model.inline import Inlines, Mark, Marked, Text
from pipeline.source.model.walk import every

RULE = Rule(
    "MH497",
    "Paragraphs of a resolution begin with words of action",
    "United Nations Editorial Manual, “Resolutions and other formal decisions of United Nations organs”: II.C",
    "<recital>Recalling its resolution 80/26,</recital>",
    "<recital><act>Recalling</act> its resolution 80/26,</recital>",
    "Put the words of action into <act>. Operative paragraphs of which none has any are left alone: a declaration.",
)


def check(source: Source) -> Iterator[Fault]:
    """Recitals without words of action; numbered paragraphs without, where others have some."""
    if source.letter.kind not in RESOLUTIONS:
        return
    paragraphs = list(every(source.letter.blocks, Paragraph))
    numbered = [each for each in paragraphs if each.role is Role.NUMBERED]
    acting = any(begins_with_an_act(each.content) for each in numbered)
    for each in paragraphs:
        needs = each.role is Role.RECITAL or (each.role is Role.NUMBERED and acting)
        if needs and each.content and not begins_with_an_act(each.content):
            what = "the recital" if each.role is Role.RECITAL else "the operative paragraph"
            yield Fault(
                "MH497",
                each.place,
                f"{what} does not begin with words of action",
                "<act>Recalling</act> …",
                "put the words with which it begins into <act>",
                Severity.WARNING,
            )


def begins_with_an_act(content: Inlines) -> bool:
    """Whether it begins with words of action, a few words before them or not."""
    first = [item for item in content if not (isinstance(item, Text) and not item.text.strip())]
    return any(isinstance(item, Marked) and item.mark is Mark.ACT for item in first[:_NEAR])


_NEAR = 2
