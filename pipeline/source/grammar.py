"""Checks a parsed source against the schema, and says what is wrong in a drafter's words."""

from __future__ import annotations

from functools import cache

from lxml import etree

from pipeline.errors import Fault, Place
from pipeline.resources import data
from pipeline.xmlio import Parsed, local

NAMESPACE = "urn:masthead:source:1"
_TYPES = etree.ErrorTypes
_WORDS_OF_TYPES = {
    "Date": "a day of the calendar, written YYYY-MM-DD",
    "Dates": "one or more days, each YYYY-MM-DD",
    "Count": "a whole number from 1 to 999",
    "Identifier": "a name that stands once in the document: a letter, then letters, digits and hyphens",
    "xs:ID": "a name that stands once in the document: a letter, then letters, digits and hyphens",
    "Key": "a key: a letter, then letters, digits and hyphens",
    "Form": "the first number as it was issued, such as 1. or 1.- or (a)",
    "JobNumber": "a job number such as 06-38211",
    "NoteMark": "one to four asterisks",
    "xs:boolean": "true or false",
    "xs:gYear": "a year as four digits",
    "xs:language": "a language tag such as en",
    "xs:date": "a day of the calendar, written YYYY-MM-DD",
    "xs:positiveInteger": "a whole number from 1 to 999",
}


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(data("schema") / "masthead.xsd")))


def grammar_faults(parsed: Parsed) -> tuple[Fault, ...]:
    """Every fault that the schema finds, in the order of the source; empty where the source is valid.

    Codes: MH201 element out of place, MH202 element missing, MH203 attribute not known, MH204 attribute missing,
    MH205 value not among those allowed, MH206 value not of the right form, MH207 words where none may stand,
    MH208 not a Masthead source.
    """
    if etree.QName(parsed.root).namespace != NAMESPACE or local(parsed.root) != "document":
        return (_foreign(parsed),)
    schema = _schema()
    if schema.validate(parsed.root):
        return ()
    faults: dict[tuple[Place, str, str], Fault] = {}
    for entry in schema.error_log:
        fault = _fault(parsed, entry)
        faults.setdefault((fault.place, fault.code[:4], _subject(entry.message)), fault)
    return tuple(sorted(faults.values(), key=lambda fault: fault.place))


def _foreign(parsed: Parsed) -> Fault:
    name = etree.QName(parsed.root)
    of = f" of the namespace {name.namespace}" if name.namespace else " of no namespace"
    return Fault(
        "MH208",
        parsed.place(parsed.root),
        f"the file holds a <{name.localname}>{of}",
        f'<document xmlns="{NAMESPACE}">',
        "begin with masthead new letter, which prints a source to fill in",
    )


def _subject(message: str) -> str:
    """What a message is about: the attribute, or '' for the element itself (libxml names it after a comma)."""
    head = message.split(":", 2)[0] if "{" not in message else message.split("': ", 1)[0]
    return head.partition(", attribute '")[2]


def _element(parsed: Parsed, entry: etree._LogEntry) -> etree._Element | None:
    found = parsed.root.getroottree().xpath(entry.path) if entry.path else []
    return found[0] if isinstance(found, list) and found and isinstance(found[0], etree._Element) else None


def _fault(parsed: Parsed, entry: etree._LogEntry) -> Fault:
    element = _element(parsed, entry)
    place = parsed.place(element) if element is not None else Place(parsed.path, entry.line, 1)
    name = f"<{local(element)}>" if element is not None else "the element"
    said = entry.message.replace("{" + NAMESPACE + "}", "")
    options = _options(said)
    attribute = _subject(entry.message)
    match entry.type:
        case _TYPES.SCHEMAV_ELEMENT_CONTENT if "Missing child" in said:
            return Fault("MH202", place, f"{name} is not complete", options, "add what is missing")
        case _TYPES.SCHEMAV_ELEMENT_CONTENT:
            parent = element.getparent() if element is not None else None
            inside = f" in <{local(parent)}>" if parent is not None else ""
            mend = "move it, or take it out; docs/source.md shows what may stand where"
            return Fault("MH201", place, f"{name} may not stand here{inside}", options, mend)
        case _TYPES.SCHEMAV_CVC_COMPLEX_TYPE_3_2_1 | _TYPES.SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
            wrong = f"{name} has an attribute {attribute or _quoted(said)} that the language does not know"
            return Fault("MH203", place, wrong, "only the attributes of docs/source.md", "correct or delete it")
        case _TYPES.SCHEMAV_CVC_COMPLEX_TYPE_4:
            missing = _quoted(said.split("': ", 1)[-1])
            return Fault("MH204", place, f"{name} has no {missing}", f'{missing}="…"', "add the attribute")
        case _TYPES.SCHEMAV_CVC_COMPLEX_TYPE_2_3 | _TYPES.SCHEMAV_CVC_COMPLEX_TYPE_2_1:
            wrong = f"{name} holds words of its own"
            return Fault("MH207", place, wrong, "elements only", "put the words into an element that takes them")
        case _TYPES.SCHEMAV_CVC_ENUMERATION_VALID:
            wrong = f"{name} has {attribute or 'the content'}={_value(said)}"
            return Fault("MH205", place, wrong, f"one of {_set(said)}", "take one of these")
        case _:
            kind = said.rpartition("type '")[2].partition("'")[0]
            known = element.get(attribute) if element is not None and attribute else None
            found = f"“{known}”" if known is not None else _value(said)
            wrong = f"{name} has {attribute or 'the content'}={found}"
            return Fault("MH206", place, wrong, _WORDS_OF_TYPES.get(kind) or _facet(said), "correct the value")


def _options(said: str) -> str:
    """What libxml expected, as a list of elements: ``Expected is one of ( {…}a, {…}b ).``"""
    names = said.rpartition("( ")[2].rpartition(" )")[0]
    if not names or "Expected" not in said:
        return "nothing more"
    items = sorted({f"<{name.strip().rpartition('}')[2]}>" for name in names.split(",")})
    return items[0] if len(items) == 1 else "one of " + ", ".join(items)


def _quoted(said: str) -> str:
    return said.rpartition("attribute '")[2].partition("'")[0].rpartition("}")[2]


def _value(said: str) -> str:
    body = said.split("': ", 1)[-1].partition("] ")
    text = body[2] or body[0]
    return f"“{text.partition(chr(39))[2].partition(chr(39))[0]}”"


def _set(said: str) -> str:
    return said.rpartition("{")[2].partition("}")[0].replace("'", "")


def _facet(said: str) -> str:
    return "another form" if "pattern" not in said else "the form that docs/source.md gives"
