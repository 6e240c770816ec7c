"""The parts of a document and what they hold (guidelines, part 1, page 54; part 2, pages 1 and 31)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.akn.checks.rule import Finding, Rule
from pipeline.akn.file import BODIES, AknFile, name, text_of
from pipeline.akn.names import q

_SPEECH = ("speechGroup", "speech", "question", "answer", "other", "scene", "narrative", "summary")
_HEADS = frozenset(q(name) for name in ("docTitle", "docType", "docNumber"))


def _preface(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        if document.element.find(q("preface")) is None and document.element.find(q("header")) is None:
            yield Finding(document.element, "there is no preface", "a preface", "put the title into a preface")


def _body(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        if document.body is None:
            yield Finding(document.element, "there is no body", "the body of its class", "add the body")


def _containers(file: AknFile) -> Iterator[Finding]:
    for part in file.named("preamble", "conclusions"):
        alone = len(part) and all(child.tag == q("formula") for child in part)
        if part.find(q("container")) is None and not alone:
            mend = "group what belongs together into containers"
            yield Finding(part, "there is no container in it", "at least one container", mend)


def _lists(file: AknFile) -> Iterator[Finding]:
    for element in file.named("ol", "ul"):
        mend = "use list and point in the hierarchy, blockList and item elsewhere"
        yield Finding(element, "the list is one of HTML", "list or blockList", mend)


def _numbers(file: AknFile) -> Iterator[Finding]:
    for element in file.named("num"):
        if not text_of(element).strip():
            yield Finding(element, "the num is empty", "the printed number", "print the number, or leave num out")


def _speeches(file: AknFile) -> Iterator[Finding]:
    for element in file.named(*_SPEECH):
        if any(around.tag in (q("statement"), q("doc")) for around in element.iterancestors()):
            mend = "use hierarchical elements and blocks"
            yield Finding(element, "it is a container of speeches", "hierarchical elements or blocks", mend)


def _attachment_titles(file: AknFile) -> Iterator[Finding]:
    for attachment in file.named("attachment"):
        own = attachment.find(q("heading")) is not None or attachment.find(q("num")) is not None
        if not own and not any(element.tag in _HEADS for element in attachment.iter()):
            mend = "give it docType and docTitle in its preface, or num and heading"
            yield Finding(attachment, "the attachment has no title", "a title of its own, or num and heading", mend)


def _life(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        versions = document.element.get("contains", "originalVersion")
        if versions != "originalVersion" and (document.meta is None or document.meta.find(q("lifecycle")) is None):
            wrong = f"the document contains {versions} and has no lifecycle"
            yield Finding(document.element, wrong, "a complete lifecycle", "list the events that made the version")


def _empty(file: AknFile) -> Iterator[Finding]:
    """A ``p`` may be empty before a list, picture or table that it leads to, in a cell, and in a body without words."""
    for element in file.named("p"):
        around = element.getparent()
        if len(element) or (element.text or "").strip() or around is None or around.tag in _MAY_BE_EMPTY:
            continue
        followed = element.getnext() is not None or (around.tag == q("intro") and around.getnext() is not None)
        if not followed and (around.tag not in BODIES or len(around) > 1):
            yield Finding(element, "the p has no words", "words", "take it out, or write its words")
    for element in file.named("heading", "subheading"):
        around = element.getparent()
        numbered = around is not None and around.find(q("num")) is not None
        if not numbered and not text_of(element).strip() and element.find(f".//{q('img')}") is None:
            yield Finding(element, f"the {name(element)} has no words", "words", "take it out, or write its words")


_MAY_BE_EMPTY = (q("td"), q("th"))

RULES = (
    Rule("MH540", "P2-1", "A document has a preface (a judgment a header)", _preface),
    Rule("MH541", "P2-1", "A document has the body of its class", _body),
    Rule("MH542", "P2-1", "Preamble and conclusions hold at least one container", _containers),
    Rule("MH543", "P1-54", "Lists are list or blockList, never ol or ul", _lists),
    Rule("MH544", "P1-54", "num carries the printed number", _numbers),
    Rule("MH545", "P2-31", "Containers of speeches stand only in records", _speeches),
    Rule("MH546", "P2-1", "An attachment has a title of its own, or num and heading", _attachment_titles),
    Rule("MH547", "P1-13", "A later version has a lifecycle", _life),
    Rule("MH548", "P1-54", "Paragraphs and headings have words", _empty),
)
