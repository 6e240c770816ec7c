"""MH479: every annex is mentioned in the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.checks.wording.tables import wording_table
from pipeline.document.numbers import Style
from pipeline.errors import Fault, Severity
from pipeline.resolve.numbers.forms import token
from pipeline.source.model.blocks import Paragraph
from pipeline.source.model.document import Attachment, AttachmentKind, Source
from pipeline.source.model.inline import Reference, TargetKind, plain
from pipeline.source.model.walk import every, nodes
from pipeline.words import words

RULE = Rule(
    "MH479",
    "Every annex is mentioned in the letter",
    "United Nations Editorial Manual, “Communications”",
    "a second annex that no words of the letter lead to",
    '<paragraph>… the list of stations (see <ref to="list"/>).</paragraph>',
    "Refer to the annex where the letter speaks of it, or take it out.",
)

_NUMBERS = re.compile(r"[IVXL]{1,7}|\d{1,3}|[A-Z](?![\w])")
_GAP = re.compile(r"[ \u00a0,–-]|and|to|through|et|à|y|e|a|и|до|و|和|至|、|及")


def check(source: Source) -> Iterator[Fault]:
    """Attachments of the letter that neither a reference nor a typed label of its text names."""
    annexes = [each for each in source.attachments if each.kind is not AttachmentKind.NONE]
    table = wording_table(source.lang)
    if not annexes or table is None or not source.letter.blocks:
        return
    referred = {ref.target for ref in every(source.letter, Reference) if ref.kind is TargetKind.PLACE}
    text = " ".join(plain(each.content) for each in every(source.letter, Paragraph))
    typed, spoken = _typed(text, [*table.annex, words(source.lang).labels[annexes[0].kind.value].lower()])
    named = [each for each in annexes if _ids(each) & referred]
    if len(annexes) == 1:
        unnamed = [] if named or spoken else annexes
    else:
        unnamed = [
            each for number, each in enumerate(annexes, 1) if each not in named and not typed & _labels(each, number)
        ]
        if len(unnamed) == len(annexes) and spoken:
            return  # the letter speaks of its annexes as a whole
    for each in unnamed:
        yield Fault(
            "MH479",
            each.place,
            "the letter does not mention this annex",
            'words such as (see <ref to="…"/>)',
            "refer to it in the letter, or take it out",
            Severity.WARNING,
        )


def _ids(attachment: Attachment) -> set[str]:
    """The ids of an attachment and of all that stands in it."""
    return {name for node in nodes(attachment) if (name := getattr(node, "id", ""))}


def _labels(attachment: Attachment, number: int) -> set[str]:
    """The numbers by which words may name an attachment."""
    return {attachment.number or "", str(number), token(number, Style.UPPER_ROMAN)} - {""}


def _typed(text: str, names: list[str]) -> tuple[set[str], bool]:
    """The numbers that follow the word for an annex, spans filled; and whether the word is there at all."""
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)), re.IGNORECASE)
    numbers: set[str] = set()
    spoken = False
    for found in pattern.finditer(text):
        spoken = True
        at, last, joined = found.end(), "", ""
        while True:
            number = _NUMBERS.match(text, at)
            gap = _GAP.match(text, at)
            if number:
                numbers |= {number[0], *_between(last, number[0], joined)}
                at, last, joined = number.end(), number[0], ""
            elif gap and at - found.end() < 80:
                at, joined = gap.end(), joined + gap[0]
            else:
                break
    return numbers, spoken


def _between(first: str, last: str, joined: str) -> set[str]:
    """What stands between two numbers that words join to a span."""
    if (
        not first
        or not any(sign in joined for sign in ("–", "-", "to", "through", "à", "до", "至", "a"))
        or "and" in joined
    ):
        return set()
    romans = [token(number, Style.UPPER_ROMAN) for number in range(1, 41)]
    row = romans if first in romans and last in romans else [str(number) for number in range(1, 41)]
    return set(row[row.index(first) : row.index(last)]) if first in row and last in row else set()
