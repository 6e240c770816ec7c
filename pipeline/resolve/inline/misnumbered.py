"""What number the words of a reference name, where the place to which it leads has another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.akn.data import citation_forms
from pipeline.document.numbers import Style
from pipeline.resolve.inline.targets import Target, find_targets
from pipeline.resolve.numbers.forms import bare, token
from pipeline.resolve.numbers.numbering import number_source
from pipeline.resolve.numbers.slots import Numbering
from pipeline.source.model.blocks import Article, Figure, Paragraph, Section, Table
from pipeline.source.model.document import Attachment, Source
from pipeline.source.model.inline import Reference, TargetKind, plain
from pipeline.source.model.walk import every, nodes
from pipeline.words import Words, words

Numbered = Paragraph | Section | Article | Table | Figure | Attachment

# A number as it stands in words: in brackets, an upper-case letter or Roman number, figures.
_NUMBER = re.compile(r"\((?P<paren>[^\W_]{1,4})\)|(?<!\w)(?P<upper>[IVXLC]{1,6}|[A-Z])(?!\w)|(?P<digit>\d{1,6})")
_MOST = 40  # attachments whose labels are looked for
_STEM = 5  # letters of a word that stay when it is declined


def misnumbered(source: Source) -> Iterator[tuple[Reference, str, str]]:
    """Each such reference, its words, and the name of the place: “annex II” that leads to an annex I."""
    worded = [found for found in every(source, Reference) if found.kind is TargetKind.PLACE and found.content]
    worded = [found for found in worded if _NUMBER.search(plain(found.content))]
    if not worded:
        return
    own = words(source.lang)
    numbering = number_source(source, own)
    targets = find_targets(source, numbering, own)
    places = {node.id: node for node in nodes(source) if isinstance(node, Numbered) and node.id}
    for reference in worded:
        place, target = places.get(reference.target), targets.get(reference.target)
        text = " ".join(plain(reference.content).split())
        if place is None or target is None or not _another(text, place, target, numbering, own):
            continue
        yield reference, text, _name(place, target, own)


def _name(place: Numbered, target: Target, own: Words) -> str:
    if isinstance(place, Attachment | Table | Figure):
        return f"“{target.label}”"
    form = _forms(place, own.code)[0] if _forms(place, own.code) else "{number}"
    return f"“{form.format(number=target.label) if '(' not in form else target.label}”"


def _another(text: str, place: Numbered, target: Target, numbering: Numbering, own: Words) -> bool:
    """Whether ``text`` names a number of the kind of ``place``, and another than it has."""
    if isinstance(place, Attachment):
        labelled = _label(text, place, own)
        if labelled:
            return labelled != target.label
    printed = bare(numbering.of(place).number)
    if not printed and not isinstance(place, Attachment):
        return False
    found = list(_NUMBER.finditer(text))
    kinds = [match.lastgroup for match in found]
    if not found or len(set(kinds)) < len(kinds) or not _introduced(text[: found[0].start()], place, own):
        return False
    expected, had = _kinds(_number_of(place, target, own)), _kinds(text)
    if not expected:
        return isinstance(place, Attachment)
    shared = expected.keys() & had.keys()
    return any(expected[kind] != had[kind] for kind in shared)


def _kinds(text: str) -> dict[str, str]:
    """The numbers in ``text`` by what they look like: ``paren``, ``upper``, ``digit``."""
    return {match.lastgroup or "": match[match.lastgroup or 0] for match in _NUMBER.finditer(text)}


def _number_of(place: Numbered, target: Target, own: Words) -> str:
    """What the label of the target says of its number, without the word before it."""
    match place:
        case Attachment():
            return target.label.removeprefix(own.labels[place.kind.value])
        case Table() | Figure():
            before = own.forms["table" if isinstance(place, Table) else "figure"].partition("{number}")[0]
            return target.label.removeprefix(before)
        case _:
            return target.label


def _label(text: str, place: Attachment, own: Words) -> str:
    """The label of an attachment of that kind that ``text`` holds: the longest one; ``''`` for none."""
    if not own.labels[place.kind.value]:
        return ""
    folded = text.casefold()
    labels = [
        own.attachment(place.kind.value, token(value, style))
        for style in (Style.UPPER_ROMAN, Style.ARABIC)
        for value in range(_MOST, 0, -1)
    ]
    held = [label for label in labels if _stands(label.casefold(), folded)]
    return max(held, key=len, default="")


def _stands(label: str, text: str) -> bool:
    """Whether ``label`` stands in ``text`` and no letter or figure of a longer one follows."""
    at = text.find(label)
    return at >= 0 and not text[at + len(label) : at + len(label) + 1].isalnum()


def _introduced(before: str, place: Numbered, own: Words) -> bool:
    """Whether a number stands alone, or after the word for what ``place`` is, in any case of it."""
    near = before.casefold().split()
    if not near:
        return True
    last = near[-1].strip("(.,")
    return any(last and _same_word(last, word) for word in _words(place, own))


def _same_word(one: str, other: str) -> bool:
    if min(len(one), len(other)) <= _STEM:
        return one == other
    return one[:_STEM] == other[:_STEM] and abs(len(one) - len(other)) < _STEM


def _words(place: Numbered, own: Words) -> Iterator[str]:
    """The words that stand before the number of such a place, in small letters."""
    for form in _forms(place, own.code):
        before = form.partition("{number}")[0].casefold().split()
        if before and (word := before[-1].strip("(.,")):
            yield word
    match place:
        case Attachment():
            yield own.labels[place.kind.value].casefold()
        case Table() | Figure() | Article():
            form = own.forms[type(place).__name__.lower()]
            yield form.partition("{number}")[0].strip().casefold()
        case _:
            pass


def _forms(place: Numbered, language: str) -> list[str]:
    """The forms in which such a place is cited."""
    forms = citation_forms()[language]
    match place:
        case Paragraph():
            return [form for kind in ("paragraph", "subparagraph", "point") for form in forms[kind]]
        case Section():
            return list(forms["section"])
        case Article():
            return list(forms["article"])
        case _:
            return []
