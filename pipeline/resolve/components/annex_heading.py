"""The heading of an annex: the letter's title again, by the rule of the language, or a bare word, small or large."""

from __future__ import annotations

from pipeline.source.model import blocks as b
from pipeline.source.model.document import Letter, Source, TitlePart, TitlePartKind
from pipeline.source.model.inline import plain
from pipeline.words import Words

_TEN_POINTS = 3  # the first level of headings in the type of running text


def small_headings(source: Source) -> bool:
    """Whether headings of annexes are smaller than large titles: where numbered sections begin at the third level."""
    sections = [block for each in source.attachments for block in each.blocks if isinstance(block, b.Section)]
    levels = [section.level or 1 for section in sections if section.level or section.numbered]
    return bool(levels) and min(levels) == _TEN_POINTS


def annex_heading(letter: Letter, words: Words, label: str, *, several: bool) -> str:
    """The heading under the annex's label (``Annex II``); ``''`` where the kind of letter has the bare word instead.

    ``several`` says that the annex is one of several, which some languages join otherwise to the letter.
    """
    rule = words.annex_heading.get(letter.kind.value)
    if rule is None:
        return ""
    title = "".join(plain(part.content) for part in letter.title)
    rest = "".join(_in_heading(part, rule.replace) for part in letter.title if part.kind is not TitlePartKind.KIND)
    return (rule.several if several else rule.one).format(label=label, title=title, rest=rest)


def _in_heading(part: TitlePart, replace: dict[str, str]) -> str:
    """The words of a part as the heading has them; what the parts themselves say stays as it is."""
    text = plain(part.content)
    if part.kind is not TitlePartKind.WORDS or not replace:
        return text
    return " ".join(replace.get(word, word) for word in text.split(" "))
