"""The heading of an annex that repeats the letter's title, by the rule of the language."""

from __future__ import annotations

from pipeline.source.model.document import Letter, TitlePart, TitlePartKind
from pipeline.source.model.inline import plain
from pipeline.words import Words


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
