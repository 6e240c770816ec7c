"""The templates' environment for Akoma Ntoso: the shared one with the tests and filters of this format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from pipeline.akn.data import kinds, vocabulary
from pipeline.akn.metadata.register import language_id
from pipeline.akn.metadata.relations import references
from pipeline.akn.names import STEP
from pipeline.document.blocks import Figure, Table
from pipeline.document.inline import DateRun, Link, Marked, NoteCall, Text, calls
from pipeline.document.masthead import LeftKind, LeftLine, Masthead, OrganFacts, RightKind
from pipeline.document.model import Component, Document, Signature
from pipeline.render.akn import body, dates, marks
from pipeline.render.akn.view import Captioned, P, Points, Quote
from pipeline.render.environment import environment
from pipeline.source.model.document import TitlePartKind
from pipeline.source.model.inline import Mark
from pipeline.source.model.masthead import State
from pipeline.words import words

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def akn_environment() -> Environment:
    """The shared environment, extended; the shared one itself stays as it is."""
    extended = environment().overlay()
    extended.tests = {**extended.tests, **_TESTS}
    extended.filters = {**extended.filters, **_FILTERS}
    extended.globals = {**extended.globals, "kinds": kinds()}
    return extended


def attributes(pairs: Mapping[str, object]) -> Markup:
    """The attributes that have a value, in the order given, each with a space before it."""
    given = ((name, "true" if value is True else value) for name, value in pairs.items() if value)
    return Markup("").join(Markup(' {}="{}"').format(name, escape(value)) for name, value in given)


def hashed(eid: str) -> str:
    """A reference to an eId of this document; ``''`` stays empty."""
    return f"#{eid}" if eid else ""


def _level_of(eid: str) -> str:
    """The eId of what a heading heads: a heading has none of its own."""
    return eid.removesuffix(f"{STEP}heading")


def within(eid: str, element: str) -> str:
    """The eId of an element that its parent has once: ``para_1__content`` (part 1, page 145)."""
    return f"{eid}__{element}" if eid else ""


def _uncalled_notes(mast: Masthead) -> tuple[NoteCall, ...]:
    """The masthead's notes that no line calls: they stand after its lines."""
    called = {call.note.id for column in mast.left for line in column for call in calls(line.content)}
    return tuple(NoteCall(note.id, note, first=True) for note in mast.notes if note.id not in called)


def _own_language(component: Component, document: Document) -> dict[str, str]:
    """The language of an attachment that is not in the document's: it stands on its highest parts (part 1, page 54)."""
    own, host = component.language, document.language
    return {
        "xml:lang": own.code if own.code != host.code else "",
        "akn4un:dir": own.direction if own.direction != host.direction else "",
    }


def _fact_status(mast: Masthead, name: str, index: int = 0) -> str:
    """``status="unknown"`` for a value that is unassigned or not verified (part 1, page 172)."""
    states = [fact.state for fact in mast.facts if fact.name == name]
    return "" if index >= len(states) or states[index] is State.ASSIGNED else "unknown"


def _titled(column: tuple[LeftLine, ...], organ: OrganFacts) -> tuple[tuple[LeftLine, str], ...]:
    """The lines of a column, each with the status of the agenda title that it is, if it is one."""
    states = iter([item.state for item in organ.items if item.title])
    return tuple((line, _line_status(next(states)) if line.kind is LeftKind.ITEM_TITLE else "") for line in column)


def _line_status(state: State) -> str:
    return "" if state is State.ASSIGNED else "unknown"


def _organ_entry(key: str) -> str:
    return hashed(vocabulary()["organs"][key]["id"])


def _session_entry(organ: OrganFacts) -> str:
    return f"{_organ_entry(organ.key)}-session-{organ.session}" if organ.session else ""


def _distribution_entry(value: str) -> str:
    return hashed(vocabulary()["distributions"].get(value, ""))


def _language_entries(codes: str) -> str:
    return " ".join(hashed(language_id(code)) for code in codes.split())


def _signing_role(signature: Signature) -> str:
    """The register entry of the office in which a signatory signs: the first role that the lines of title name."""
    for post in signature.posts:
        for item in post:
            if isinstance(item, Marked) and item.mark is Mark.ROLE and item.tlc:
                return item.tlc
    return ""


def _sign_entry(signature: Signature, document: Document) -> str:
    """The register entry of the sign word: ``#signed`` or ``#initialled``, by the words of the language."""
    signs = words(document.language.code).sign
    return hashed(next((key for key, word in signs.items() if word == signature.sign), "signed"))


def _is_a(type_: type) -> Callable[[object], bool]:
    return lambda item: isinstance(item, type_)


def _is_left(kind: LeftKind) -> Callable[[Any], bool]:
    return lambda line: line.kind is kind


def _is_right(kind: RightKind) -> Callable[[Any], bool]:
    return lambda line: line.kind is kind


def _is_part(kind: TitlePartKind) -> Callable[[Any], bool]:
    return lambda part: part.of.kind is kind


_TESTS: dict[str, Callable[..., bool]] = {
    "text": _is_a(Text),
    "marked": _is_a(Marked),
    "date_run": _is_a(DateRun),
    "link": _is_a(Link),
    "note_call": _is_a(NoteCall),
    "p": _is_a(P),
    "captioned": _is_a(Captioned),
    "points": _is_a(Points),
    "quote": _is_a(Quote),
    "table": _is_a(Table),
    "figure": _is_a(Figure),
    "session_line": _is_left(LeftKind.SESSION),
    "item_line": _is_left(LeftKind.ITEM),
    "item_title_line": _is_left(LeftKind.ITEM_TITLE),
    "organ_line": _is_left(LeftKind.ORGAN),
    "distribution_line": _is_right(RightKind.DISTRIBUTION),
    "date_line": _is_right(RightKind.DATE),
    "language_line": _is_right(RightKind.LANGUAGE),
    "kind_part": _is_part(TitlePartKind.KIND),
    "date_part": _is_part(TitlePartKind.DATE),
    "sender_part": _is_part(TitlePartKind.SENDER),
    "addressee_part": _is_part(TitlePartKind.ADDRESSEE),
}
_FILTERS: dict[str, Callable[..., Any]] = {
    "attributes": attributes,
    "hash": hashed,
    "within": within,
    "mark_tag": marks.mark_tag,
    "date_pieces": dates.pieces,
    "work_href": marks.work_href,
    "link_address": marks.link_address,
    "original_pieces": marks.original_pieces,
    "cited_symbol": marks.cited_symbol,
    "divided_heading": marks.divided_heading,
    "title_parts": marks.title_parts,
    "submitted": marks.submitted,
    "body": lambda component: body.body(component.blocks),
    "flow": body.flow,
    "level_of": _level_of,
    "own_language": _own_language,
    "references": references,
    "fact_status": _fact_status,
    "titled": _titled,
    "uncalled_notes": _uncalled_notes,
    "organ_entry": _organ_entry,
    "session_entry": _session_entry,
    "distribution_entry": _distribution_entry,
    "language_entries": _language_entries,
    "sign_entry": _sign_entry,
    "signing_role": _signing_role,
}
