"""Sources to begin with: a letter or note verbale with comments, a corrigendum, addendum or revision of a document."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from pipeline.resources import data, read_text
from pipeline.source.dump import dump
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
from pipeline.source.model.walk import every
from pipeline.whole_numbers import whole

_UNKNOWN = m.Value(m.State.UNASSIGNED)


_ITEM = re.compile(r"[ ]*<!-- list: [^\n]*\n[ ]*<agenda-item.*?</agenda-item>\n", re.DOTALL)


def skeleton(kind: str, organ: str = "", names: Mapping[str, str] | None = None) -> str:
    """The text of a source that checks and builds as it is; ``kind`` is ``letter`` or ``note-verbale``.

    A letter is one to ``organ``, by its key in the source language (``''``: the General Assembly); ``names`` are those
    of the organs.
    """
    text = read_text(data("skeletons") / f"{kind}.xml")
    if kind != "letter" or not organ:
        return text
    organs = tomllib.loads(read_text(data("skeletons") / "organs.toml"))
    old, new = organs["general-assembly"], organs[organ]
    begun = text.replace(old["issue"], new["issue"]).replace(old["symbol"], new["symbol"])
    begun = begun.replace(old["symbol"].replace("…", "123"), new["symbol"].replace("…", "123"))
    if names:
        begun = begun.replace(f"document of the {names['general-assembly']}", f"document of the {names[organ]}")
    return begun if new["item"] else _ITEM.sub("", begun).replace(", under agenda item 14", "")


def skeleton_of(kind: str, source: m.Source) -> str:
    """The text of a ``corrigendum``, ``addendum`` or ``revision`` of ``source``.

    The symbol gets its mark (Dag Hammarskjöld Library, "Symbols": ``/Corr.1``, ``/Add.1``, ``/Rev.1``), masthead and
    title are repeated, and the relation to the document is recorded where that has a symbol and a date.
    """
    rule = _rules()[kind]
    new = replace(
        source,
        status=m.Status.DRAFT,
        masthead=_masthead(source.masthead, rule["mark"]),
        lineage=_lineage(source, m.Relation(rule["relation"])),
    )
    return dump(_only_title(new, rule) if "heading" in rule else new, rule["comment"])


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(read_text(data("skeletons") / "related.toml"))


def _masthead(masthead: m.Masthead, mark: str) -> m.Masthead:
    issues = tuple(
        replace(issue, symbol=replace(issue.symbol, content=(Text(marked(plain(issue.symbol.content), mark)),)))
        for issue in masthead.issues
    )
    return replace(masthead, issues=issues, date=_UNKNOWN, job=_UNKNOWN, processed=(), reissued="")


def marked(symbol: str, mark: str) -> str:
    """A symbol with the mark: ``A/80/1`` and ``Corr`` give ``A/80/1/Corr.1``, and that one ``A/80/1/Corr.2``."""
    stem, _, last = symbol.rpartition("/")
    name, _, number = last.partition(".")
    if name == mark and number.isdecimal():
        return f"{stem}/{mark}.{whole(number) + 1}"
    return f"{symbol}/{mark}.1"


def _lineage(source: m.Source, relation: m.Relation) -> tuple[m.Lineage, ...]:
    letter = next((part.when for part in source.letter.title if part.when), "")
    date = letter or plain(source.masthead.date.content)  # the Work is dated by the letter
    symbols = [issue.symbol for issue in source.masthead.issues if issue.symbol.state is not m.State.UNASSIGNED]
    return tuple(m.Lineage(relation, plain(symbol.content), date) for symbol in symbols if date)


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
    )
    keys = {key for part in title for key in (part.key, part.state)} | {run.key for run in every(title, Marked)}
    why = "The request and the signature stand in the document itself"
    return replace(
        source,
        letter=repeated,
        attachments=(),
        register=tuple(entry for entry in source.register if entry.key in keys),
        allowed=(m.Allowance("MH411", why), m.Allowance("MH412", why)),
    )


def _body(lang: str, rule: Mapping[str, Any]) -> Block:
    paragraphs = tuple(Paragraph(Role.PARAGRAPH, (Text(words),)) for words in rule["text"][lang])
    location = rule.get("location")
    inside = (Section((Text(location[lang]),), paragraphs),) if location else paragraphs
    return Section((Text(rule["heading"][lang]),), inside)


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
