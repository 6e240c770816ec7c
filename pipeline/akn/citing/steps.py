"""The one table of citations: how each step of a citation is printed, and in which forms it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import IntEnum
from unicodedata import category, decimal, normalize

from msgspec import Struct

from pipeline.akn.citing.places import Cited, Place
from pipeline.akn.data import citation_forms
from pipeline.words import Words, words

_UNIFIED = {ord(quote): '"' for quote in "“”„«»″"} | {ord(quote): "'" for quote in "‘’‚′ʼ"}
_TRAILING = " .,;:،、؛"


class Rank(IntEnum):
    """How firmly a reading names a place: a number goes before the words of a heading, and these before a count."""

    NUMBER = 0
    WORDS = 1
    POSITION = 2


class Step(Struct, frozen=True):
    """A place as it is cited in the document's language.

    ``text`` is how it is printed, ``apart`` how it is told from its like. ``readings`` are what it is read from, as
    ``folded`` makes them, with their rank.
    """

    place: Place
    text: str
    apart: str
    readings: dict[str, Rank]
    inside: tuple[Step, ...]


def folded(text: str) -> str:
    """``text`` as citations are compared: without regard to case, spaces, kinds of quotation marks and of digits."""
    plain = normalize("NFKC", text).casefold().translate(_UNIFIED)
    kept = "".join(str(decimal(char, char)) for char in plain if category(char) != "Cf")
    return " ".join(kept.split())


def steps(inside: tuple[Place, ...], language: str) -> tuple[Step, ...]:
    """The steps that lead to these places and to all inside them."""
    return _steps(inside, words(language))


def _steps(inside: tuple[Place, ...], own: Words) -> tuple[Step, ...]:
    texts = [_printed(place, own) for place in inside]
    alike = Counter(folded(text) for text in texts)
    seen: Counter[str] = Counter()
    found: list[Step] = []
    for place, text in zip(inside, texts, strict=True):
        key = folded(text)
        seen[key] += 1
        order = seen[key] if alike[key] > 1 or not text else 0
        found.append(_step(place, text, order, own))
    return tuple(found)


def _step(place: Place, text: str, order: int, own: Words) -> Step:
    readings: dict[str, Rank] = {}
    apart = _apart(place, text, own)
    for reading, rank in (*_own(place, own), (apart, Rank.NUMBER), *_read(place)):
        for form in (folded(reading), folded(reading).rstrip(_TRAILING)):
            if form:
                readings[form] = min(rank, readings.get(form, rank))
    if order:
        marks = (f"[{_ordinal(order, own)}]", f"[{order}]")
        told = {folded(f"{each} {mark}"): rank for each, rank in readings.items() for mark in marks}
        readings.update({**told, **{folded(mark): Rank.NUMBER for mark in marks if not apart}})
        apart = f"{apart} {marks[0]}".strip()
    return Step(place, text, apart, readings, _steps(place.inside, own))


def _own(place: Place, own: Words) -> Iterator[tuple[str, Rank]]:
    """The forms with an ordinal, which only the document's language has."""
    for form in _forms(own.code, place.cited):
        if "{ordinal}" in form and place.count:
            yield _formed(form, place, own), Rank.NUMBER


def _printed(place: Place, own: Words) -> str:
    match place.cited:
        case Cited.COMPONENT | Cited.LABELLED:
            name = place.number or next(iter(place.names), "")
            return name[:1].lower() + name[1:] if place.number else name
        case Cited.GROUP:
            return place.names[0].rstrip(" ,;:،؛") or place.names[0]
        case Cited.SUBPARAGRAPH:
            return place.printed
        case _:
            return _formed(_forms(own.code, place.cited)[0], place, own)


def _apart(place: Place, text: str, own: Words) -> str:
    """The step where the usual one leads elsewhere too: a language may cite two kinds of paragraph alike."""
    match place.cited:
        case Cited.UNNUMBERED:
            return _formed(_forms(own.code, place.cited)[1], place, own)
        case Cited.SUBPARAGRAPH:
            return _formed(_forms(own.code, place.cited)[0], place, own)
        case Cited.GROUP | Cited.COMPONENT | Cited.LABELLED if text and not place.number:
            return f"“{text}”"
        case _:
            return text


def _formed(form: str, place: Place, own: Words) -> str:
    return form.format(number=place.number or place.count, ordinal=_ordinal(place.count, own))


def _ordinal(count: int, own: Words) -> str:
    others = citation_forms()[own.code].get("ordinals", [])
    ordinal = others[count - 1] if 0 < count <= len(others) else own.ordinal(count)
    return ordinal[:1].lower() + ordinal[1:]


def _forms(language: str, cited: Cited) -> list[str]:
    """The forms of a step in a language, the printed one first."""
    return citation_forms()[language].get(cited.value, [])


def _read(place: Place) -> Iterator[tuple[str, Rank]]:
    """What a place is called, in every language."""
    yield from ((name, Rank.WORDS) for name in place.names)
    if place.cited in _NAMED:
        yield from _in_every_language(place)
        return
    if place.printed:
        yield place.printed, Rank.NUMBER
        yield from ((f"{place.printed} {name}", Rank.WORDS) for name in place.names)
    if place.number:
        yield place.number, Rank.NUMBER
    if place.number and place.cited is Cited.SUBPARAGRAPH:
        yield from (
            (form.format(number=place.number), Rank.NUMBER) for form in ("({number})", "{number})", "{number}.")
        )
    if place.count:
        yield from ((str(each), Rank.POSITION) for each in (place.count, place.position))
    yield from _in_every_language(place)


_NAMED = (Cited.NOTE, Cited.QUOTATION)  # a bare number is never one of them


def _in_every_language(place: Place) -> Iterator[tuple[str, Rank]]:
    for forms in citation_forms().values():
        numbered = forms[Cited.PARAGRAPH.value]
        for form in forms.get(place.cited.value, []):
            if "{ordinal}" not in form and (place.number or place.count):
                rank = Rank.POSITION if place.count and form in numbered else Rank.NUMBER
                yield form.format(number=place.number or place.count), rank
