"""What a file says of one thing in two places of its metadata, or of metadata and pages, is the same (part 1)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.akn.checks.rule import Finding, Rule
from pipeline.akn.file import DOCUMENTS, AknDocument, AknFile, in_meta, name, text_of
from pipeline.akn.names import is_element, q

_LANGUAGES = (
    ("akn4un:languageOfExpression", "FRBRlanguage", "language"),
    ("akn4un:originalLanguage", "FRBRtranslation", "fromLanguage"),
)  # the name of the inline, and the element and attribute that say the same
_LOST = "\ufffd"  # what programs write for a character that they could not read


def _languages(file: AknFile) -> Iterator[Finding]:
    """The languages that the pages name are those of the metadata, where they lead to the register."""
    for document in file.documents:
        level = document.level("FRBRExpression")
        if level is None:
            continue
        for printed, element, attribute in _LANGUAGES:
            expected = {each.get(attribute, "") for each in level.findall(q(element))}
            inlines = [each for each in _own(document, "inline") if each.get("name") == printed]
            found = {code: inline for inline in inlines if (code := _register_language(file, inline))}
            if expected and found and expected.isdisjoint(found) and not document.attached:
                code, inline = next(iter(found.items()))
                wrong = f"{' '.join(text_of(inline).split())!r} is the language {code!r}, and {element} has another"
                yield Finding(inline, wrong, " or ".join(sorted(expected)), "make pages and metadata agree")


_ALPHA3 = 3  # letters of a code as the metadata have it (ISO 639-2); other languages are named by one of two


def _register_language(file: AknFile, inline: etree._Element) -> str:
    """The code of the language that an inline refers to; ``''`` where its entry is none, or has no code of metadata."""
    entry = file.register.get(inline.get("refersTo", "").removeprefix("#"))
    kind, _, code = ("" if entry is None else entry.get("href", "")).rpartition("/")
    return code if kind.endswith("/language") and len(code) == _ALPHA3 else ""


def _own(document: AknDocument, *names: str) -> Iterator[etree._Element]:
    """Elements of a document that stand in none of its attachments, nor in its metadata."""
    for element in document.element.iter(*(q(each) for each in names)):
        around = next((each for each in element.iterancestors() if each.tag in DOCUMENTS), None)
        if around is document.element and not in_meta(element):
            yield element


def _days(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        expression, manifestation = document.level("FRBRExpression"), document.level("FRBRManifestation")
        made, expressed = (
            [] if level is None else [each.get("date", "")[:10] for each in level.findall(q("FRBRdate"))]
            for level in (expression, manifestation)
        )
        if made and expressed and max(expressed) < min(made):
            wrong = f"the Manifestation has the date {max(expressed)!r}, and its Expression {min(made)!r}"
            yield Finding(document.element, wrong, "a later day, or the same", "correct one of the dates")


def _begun(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        levels = [document.level(each) for each in ("FRBRWork", "FRBRExpression")]
        days = {
            each.get("date", "")[:10] for level in levels if level is not None for each in level.iter(q("FRBRdate"))
        }
        life = None if document.meta is None else document.meta.find(q("lifecycle"))
        for event in () if life is None else life.findall(q("eventRef")):
            found = event.get("date", "")[:10]
            if event.get("type") == "generation" and days and found not in days:
                wrong = f"the document is generated on {found!r}"
                yield Finding(event, wrong, " or ".join(sorted(days)), "give the event the date of the document")


def _every(file: AknFile) -> Iterator[Finding]:
    """A list of attachments among the relations leaves none out."""
    for document in file.documents:
        references = None if document.meta is None else document.meta.find(q("references"))
        named = [] if references is None else [each.get("href", "") for each in references.iter(q("hasAttachment"))]
        holder = document.element.find(q("attachments"))
        inner = {each.element.getparent(): each for each in file.documents}
        for attachment in [] if holder is None or not named else filter(is_element, holder):
            held = inner.get(attachment)
            this = set() if held is None else {held.value(level, "FRBRthis") for level in _LEVELS}
            if held is not None and this.isdisjoint(named):
                wrong = f"no hasAttachment names the attachment {attachment.get('eId')!r}"
                yield Finding(attachment, wrong, "one for each attachment", "add the relation")


_LEVELS = ("FRBRWork", "FRBRExpression", "FRBRManifestation")


def _titles(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        level = document.level("FRBRWork")
        names = document.values("FRBRWork", "FRBRname")
        aliases = (
            [] if level is None else [each for each in level.findall(q("FRBRalias")) if each.get("name") == "title"]
        )
        for alias in aliases if names else ():
            if _plain(alias.get("value", "")) not in map(_plain, names):
                wrong = f"the title is {alias.get('value')!r} in FRBRalias and another in FRBRname"
                yield Finding(alias, wrong, " or ".join(names), "give both one title")


def _plain(title: str) -> str:
    return " ".join(title.split())


def _pictures(file: AknFile) -> Iterator[Finding]:
    for element in file.named("img"):
        path = element.get("src", "")
        if not path.strip() or "://" in path or path.startswith(("/", "\\")) or ".." in path.split("/"):
            mend = "name a file that is kept with this one"
            yield Finding(element, f"the picture is {path[:80]!r}", "a file beside this one", mend)


def _lost(file: AknFile) -> Iterator[Finding]:
    for element in file.elements:
        if any(_LOST in (text or "") for text in (element.text, element.tail, *element.attrib.values())):
            wrong = f"a character of the {name(element)} is lost (U+FFFD)"
            yield Finding(element, wrong, "the character that was meant", "take it from the printed document")


RULES = (
    Rule("MH549", "P1-110", "The languages that the pages name are those of the metadata", _languages),
    Rule("MH557", "P1-110", "A Manifestation is not older than its Expression", _days),
    Rule("MH558", "P1-110", "The life of a document begins on a day of its own", _begun),
    Rule("MH559", "P1-54", "A picture is a file beside this one", _pictures),
    Rule("MH567", "P1-110", "Where relations name attachments, they name all of them", _every),
    Rule("MH569", "P1-110", "A title is the same in FRBRname and FRBRalias", _titles),
    Rule("MH568", "P1-54", "No character is lost", _lost),
)
