"""Notes are told by their marks (guidelines, part 1, page 54)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.akn.checks.rule import Finding, Rule
from pipeline.akn.data import kinds
from pipeline.akn.file import DOCUMENTS, AknFile, in_meta, name
from pipeline.akn.names import q

_SCOPES = frozenset((*DOCUMENTS, q("table"), q("coverPage")))


def _marked(file: AknFile) -> Iterator[Finding]:
    for element in file.named("authorialNote", "noteRef"):
        if not element.get("marker") and not in_meta(element):
            yield Finding(element, "the note has no marker", "its printed mark", "give the mark as marker")


def _told_apart(file: AknFile) -> Iterator[Finding]:
    """A number or letter stands for one note: of its table and the lines under it, of its cover page, of its component.

    An asterisk may stand for another note on another page.
    """
    seen: set[tuple[etree._Element | None, str]] = set()
    for note in file.named("authorialNote"):
        mark = note.get("marker", "").strip()
        own = _scope(note), mark
        if any(sign.isalnum() for sign in mark) and own in seen:
            yield Finding(note, f"two notes have the mark {mark!r}", "a mark of its own", "count the notes anew")
        seen.add(own)
    for again in file.named("noteRef"):
        target = file.by_id.get(again.get("href", "").removeprefix("#"))
        if target is not None and target.tag != q("authorialNote"):
            wrong = f"the mark {again.get('marker')!r} leads to a {name(target)}"
            yield Finding(again, wrong, "an authorialNote", "let it lead to the note")
        if target is not None and target.tag == q("authorialNote") and again.get("marker") != target.get("marker"):
            wrong = f"the mark {again.get('marker')!r} leads to the note {target.get('marker')!r}"
            yield Finding(again, wrong, "the mark of the note", "correct the mark or the reference")


def _scope(note: etree._Element) -> etree._Element | None:
    """The element whose notes are counted together."""
    for around in note.iterancestors():
        if around.tag in _SCOPES:
            return around
        if around.get("class") == kinds()["classes"]["table_note"]:
            return next(around.itersiblings(q("table"), preceding=True), None)
    return None


RULES = (
    Rule("MH555", "P1-54", "A note has its printed mark", _marked),
    Rule("MH556", "P1-54", "A mark stands for one note", _told_apart),
)
