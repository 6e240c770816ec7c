"""A corrigendum, addendum or revision of a document, to begin with: its masthead, its title, and the relation."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from pipeline.resources import data, read_text
from pipeline.source.dump import dump
from pipeline.source.model import adoption as a
from pipeline.source.model import document as m
from pipeline.source.model.blocks import Block, Paragraph, Role, Section
from pipeline.source.model.inline import (
    DateRun,
    Footnote,
    Inline,
    Inlines,
    Marked,
    NoteAgain,
    Reference,
    Text,
    plain,
)
from pipeline.source.model.masthead import Masthead, State, Value
from pipeline.source.model.record import Allowance, Lineage, Relation
from pipeline.source.model.walk import every
from pipeline.whole_numbers import whole

RELATED = ("corrigendum", "addendum", "revision")
UNKNOWN = Value(State.UNASSIGNED)


def skeleton_of(kind: str, source: m.Source, symbols: Mapping[str, str] = MappingProxyType({})) -> str:
    """The text of a ``corrigendum``, ``addendum`` or ``revision`` of ``source``; ``symbols`` are its own, by organ.

    The symbol gets its mark (Dag Hammarskjöld Library, "Symbols": ``/Corr.1``, ``/Add.1``, ``/Rev.1``), masthead and
    title are repeated, and the relation to the document is recorded where that has a symbol and a date.
    """
    rule = _rules()[kind]
    dated = any(part.when for part in source.letter.title)
    new = replace(
        source,
        status=m.Status.DRAFT,
        masthead=_masthead(source.masthead, rule["mark"], symbols, dated=dated),
        lineage=lineage(source, Relation(rule["relation"])),
    )
    return dump(_only_title(new, rule) if "heading" in rule else new, rule["comment"][source.lang])


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(read_text(data("skeletons") / "related.toml"))


def _masthead(masthead: Masthead, mark: str, symbols: Mapping[str, str], *, dated: bool) -> Masthead:
    """Its own masthead; where the title has no day, that of the document stands there until there is one."""
    issues = tuple(
        replace(issue, symbol=_symbol(issue.symbol, mark, symbols.get(issue.organ, ""))) for issue in masthead.issues
    )
    day = UNKNOWN if dated else replace(masthead.date, state=State.UNVERIFIED, evidence="The date of the document")
    return replace(masthead, issues=issues, date=day, job=UNKNOWN, processed=(), reissued="")


def _symbol(symbol: Value, mark: str, given: str) -> Value:
    if given:
        return Value(State.ASSIGNED, (Text(given),))
    return replace(symbol, content=(Text(marked(plain(symbol.content), mark)),))


def marked(symbol: str, mark: str) -> str:
    """A symbol with the mark: ``A/80/1`` and ``Corr`` give ``A/80/1/Corr.1``, and that one ``A/80/1/Corr.2``."""
    stem, _, last = symbol.rpartition("/")
    name, _, number = last.partition(".")
    if name == mark and number.isdecimal():
        return f"{stem}/{mark}.{whole(number) + 1}"
    return f"{symbol}/{mark}.1"


def lineage(source: m.Source, relation: Relation, lang: str = "") -> tuple[Lineage, ...]:
    """The relation to ``source``, for each symbol that it has; ``lang`` where one version of it is meant."""
    letter = source.letter.adoption.date or next((part.when for part in source.letter.title if part.when), "")
    date = letter or plain(source.masthead.date.content)  # the Work is dated by the letter
    symbols = [issue.symbol for issue in source.masthead.issues if issue.symbol.state is not State.UNASSIGNED]
    return tuple(Lineage(relation, plain(symbol.content), date, lang) for symbol in symbols if date)


def _only_title(source: m.Source, rule: Mapping[str, Any]) -> m.Source:
    """Masthead and title, and the words that stand for the new text."""
    letter = source.letter
    title = tuple(replace(part, content=_without_calls(part.content)) for part in letter.title)
    repeated = m.Letter(
        kind=letter.kind,
        titles=tuple(_without_calls(line) for line in letter.titles),
        title=title,
        blocks=(_body(source.lang, rule),),
        closing=m.Closing(),
        adoption=_bare(letter.adoption),
        meeting_line=letter.meeting_line,
    )
    keys = {key for part in title for key in (part.key, part.state)} | {run.key for run in every(title, Marked)}
    why = "The request and the signature stand in the document itself"
    silenced = ("MH411", "MH412") if letter.kind not in m.WITHOUT_SENDER else ()
    return replace(
        source,
        letter=repeated,
        attachments=(),
        register=tuple(entry for entry in source.register if entry.key in keys),
        allowed=tuple(Allowance(code, why) for code in silenced),
    )


def _bare(adoption: a.Adoption) -> a.Adoption:
    """The adoption without the notes of its lines, and without vote and steps, which the document itself tells."""
    sponsors, proponent = adoption.sponsors, adoption.proponent
    return replace(
        adoption,
        heading=_without_calls(adoption.heading),
        sponsors=replace(sponsors, content=_without_calls(sponsors.content)),
        proponent=replace(proponent, content=_without_calls(proponent.content)),
        part=_without_calls(adoption.part),
        vote=a.Vote(),
        part_votes=(),
        steps=(),
    )


def _body(lang: str, rule: Mapping[str, Any]) -> Block:
    paragraphs = tuple(Paragraph(Role.PARAGRAPH, (Text(words),)) for words in rule["text"][lang])
    location = rule.get("location")
    inside = (_place(location[lang], paragraphs),) if location else paragraphs
    return Section((Text(rule["heading"][lang]),), inside)


def _place(words: str, paragraphs: tuple[Block, ...]) -> Section:
    """The place that is corrected, under its heading; the first words stand without indent."""
    first, *others = paragraphs
    led = replace(first, flush=True) if isinstance(first, Paragraph) else first
    return Section((Text(words),), (led, *others))


def _without_calls(content: Inlines) -> Inlines:
    """The words without notes and references, whose notes and targets are not repeated."""
    kept: list[Inline] = []
    for item in content:
        match item:
            case Footnote() | NoteAgain():
                pass
            case Reference():
                kept.extend(_without_calls(item.content))
            case Marked() | DateRun():
                kept.append(replace(item, content=_without_calls(item.content)))
            case _:
                kept.append(item)
    return tuple(kept)
