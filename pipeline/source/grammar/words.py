"""Turns what libxml says about a fault of the grammar into words for drafters.

libxml names elements as ``{namespace}name`` and quotes attributes, types and values in straight quotation marks.
"""

from __future__ import annotations

from difflib import get_close_matches

from lxml import etree
from msgspec import Struct

from pipeline.source.grammar import schema
from pipeline.source.grammar.places import mend_of, mend_of_other, named, options_of
from pipeline.source.markup.names import LANG, NAMESPACE
from pipeline.xmlio.parse import XML_NAMESPACE, local

_TYPES = etree.ErrorTypes
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_MOST_SHOWN = 40  # signs of words that may not stand there
_MOST_NAMED = 10  # elements that libxml names as expected
_NAME = "a letter, then letters, digits and hyphens, 64 at most"
_FORMS = {
    "Date": "a day of the calendar, written YYYY-MM-DD",
    "Dates": "one or more days, each YYYY-MM-DD",
    "Count": "a whole number from 1 to 999",
    "Level": "a whole number from 1 to 6",
    "Identifier": f"a name: {_NAME}",
    "SharedName": "a file in the folder of the source and the id of an annex in it, such as letter.en.xml#names",
    "Key": f"a key: {_NAME}",
    "Form": "the first number as it was issued, such as 1. or 1.- or (a)",
    "Number": "a number as it was issued, such as 8 bis, in 24 characters",
    "SubItem": "the letter of the sub-item, a to z, without brackets",
    "Year": "a year as four digits",
    "JobNumber": "a job number such as 06-38211",
    "NoteMark": "one to four asterisks",
    "Sentence": "words",
    "xs:boolean": "true or false",
    "xs:language": "a language tag such as en",
    "Languages": "the codes of one or more languages, such as en or en es",
    "xs:anyURI": "an address",
}


class Finding(Struct, frozen=True):
    """An entry of libxml's log: its type, its message, and the element that it is about, where there is one."""

    kind: int
    message: str
    element: etree._Element | None


class Wording(Struct, frozen=True):
    """A finding in words; ``subject`` is the attribute, or the code where the element itself is meant.

    ``words`` are those that stand where none may.
    """

    subject: str
    code: str
    wrong: str
    expected: str
    mend: str
    words: str = ""


def say(finding: Finding) -> Wording:
    """The finding in words for drafters."""
    element = finding.element
    name = f"<{local(element)}>" if element is not None else "the element"
    message = finding.message.replace("{" + NAMESPACE + "}", "")
    match finding.kind:
        case _TYPES.SCHEMAV_ELEMENT_CONTENT if "Missing child" in message:
            options = _options(message, element)
            return Wording("MH202", "MH202", f"{name} is not complete", _one_of(options), "add what is missing")
        case _TYPES.SCHEMAV_ELEMENT_CONTENT:
            return _misplaced(element, name, message)
        case _TYPES.SCHEMAV_CVC_COMPLEX_TYPE_3_2_1 | _TYPES.SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
            return _unknown(element, name, finding.message)
        case _TYPES.SCHEMAV_CVC_COMPLEX_TYPE_4:
            attribute = _attribute(message)
            wrong, expected = f"{name} has no attribute {attribute}", f'{attribute}="…"'
            return Wording(attribute, "MH204", wrong, expected, "add the attribute")
        case _TYPES.SCHEMAV_CVC_COMPLEX_TYPE_2_3 | _TYPES.SCHEMAV_CVC_COMPLEX_TYPE_2_1:
            inside = "elements only" if finding.kind == _TYPES.SCHEMAV_CVC_COMPLEX_TYPE_2_3 else "nothing inside it"
            stray = _stray(element)
            wrong = f"{name} holds words of its own" + (f", “{_cut(stray)}”" if stray else "")
            return Wording("MH207", "MH207", wrong, inside, "put the words into an element that takes them", stray)
        case _TYPES.SCHEMAV_CVC_ENUMERATION_VALID:
            attribute, value = _attribute(message), _value(element, message)
            options = [option.strip().strip("'") for option in message.rpartition("{")[2].partition("}")[0].split(",")]
            mend = _nearest(value, options, "{}") or "take one of these"
            return Wording(
                attribute, "MH205", f"{name} has {attribute}=“{value}”", f"one of {', '.join(options)}", mend
            )
        case _ if (
            not _attribute(message) or _INSTANCE in message
        ):  # xsi:nil, xsi:type: libxml reads them before it looks at the element
            wrong = f"{name} has an attribute of the namespace {_INSTANCE}"
            return Wording(
                "MH203", "MH203", wrong, "none: the elements of a source are what their names say", "delete it"
            )
        case _:
            attribute, value = _attribute(message), _value(element, message)
            form = _form(element, attribute) or f"what docs/source.md says of {attribute}"
            return Wording(attribute, "MH206", f"{name} has {attribute}=“{value}”", form, "correct the value")


def _stray(element: etree._Element | None) -> str:
    """The first words that stand in an element itself, in one line."""
    pieces = [element.text, *(child.tail for child in element)] if element is not None else []
    return next((" ".join(piece.split()) for piece in pieces if piece and piece.strip()), "")


def _cut(words: str) -> str:
    return words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]}…"


def _unknown(element: etree._Element | None, name: str, message: str) -> Wording:
    """An attribute that does not exist; one with a prefix says of which namespace it is."""
    written = message.partition("attribute '")[2].partition("'")[0]
    attribute = _attribute(message)
    names = [each.name for each in _declared(element)]
    expected = f"one of {', '.join(names)}" if names else "none at all"
    wrong = f"{name} knows no attribute {attribute}"
    namespace, _, bare = written.rpartition("}")
    if namespace:
        of = "" if attribute.startswith("xml:") else f" of the namespace {namespace.strip('{')}"
        mend = f"write {bare} without a prefix" if bare in names else "delete it"
        return Wording(written, "MH203", wrong + of, expected, mend)
    mend = _nearest(attribute, names, "{}") or "correct its name, or delete it"
    if attribute in _children(element):
        mend = f"write <{attribute}> inside {name}"
    return Wording(attribute, "MH203", wrong, expected, mend)


def _misplaced(element: etree._Element | None, name: str, message: str) -> Wording:
    parent = element.getparent() if element is not None else None
    inside, around = local(parent) if parent is not None else "", _around(parent)
    options = _options(message, parent) or list(options_of(inside, around))
    namespace = etree.QName(element).namespace or "" if element is not None else NAMESPACE
    if namespace == NAMESPACE:
        mend, of = mend_of(name.strip("<>"), inside, around, options), ""
    else:
        mend, of = mend_of_other(namespace, name.strip("<>"), options), f" of {named(namespace)}"
    return Wording("MH201", "MH201", f"{name}{of} may not stand here in <{inside}>", _one_of(options), mend)


def _options(message: str, parent: etree._Element | None) -> list[str]:
    """The elements that libxml expected: ``Expected is one of ( {…}a, {…}b ).`` gives a and b.

    libxml names ten at most; where more may stand, all that ``parent`` may hold are meant.
    """
    if "Expected is" not in message:
        return []
    names = message.rpartition("( ")[2].rpartition(" )")[0]
    options = {name.strip().rpartition("}")[2] for name in names.split(",")}
    declared = _declaration(parent) if len(options) >= _MOST_NAMED else None
    return sorted(declared.children if declared else options)


def _declaration(element: etree._Element | None) -> schema.Element | None:
    return schema.element(local(element), _around(element)) if element is not None else None


def _around(element: etree._Element | None) -> str:
    """The name of the nearest element around it that has another name: sections of a resolution nest."""
    names = (local(each) for each in element.iterancestors()) if element is not None else iter(())
    return next((name for name in names if element is not None and name != local(element)), "")


def _declared(element: etree._Element | None) -> tuple[schema.Attribute, ...]:
    declaration = _declaration(element)
    return declaration.attributes if declaration else ()


def _children(element: etree._Element | None) -> tuple[str, ...]:
    """The elements of their own that may stand in an element; not those that mark words of its text."""
    declaration = _declaration(element)
    return tuple(declaration.children) if declaration and not declaration.mixed else ()


def _form(element: etree._Element | None, attribute: str) -> str:
    """What the values of an attribute look like, from its type."""
    return next((_FORMS.get(each.type, "") for each in _declared(element) if each.name == attribute), "")


def _one_of(options: list[str]) -> str:
    tags = [f"<{option}>" for option in options]
    if len(tags) < 2:
        return "".join(tags) or "nothing more"
    return "one of " + ", ".join(tags)


def _nearest(name: str, options: list[str], form: str) -> str:
    near = get_close_matches(name, options, 1, 0.6)
    return f"did you mean {form.format(near[0])}?" if near and near[0] != name else ""


def _attribute(message: str) -> str:
    """The attribute that a message is about; xml:lang by the name that drafters write."""
    name = message.partition("attribute '")[2].partition("'")[0]
    namespace, _, local_name = name.rpartition("}")
    return f"xml:{local_name}" if namespace == "{" + XML_NAMESPACE else local_name


def _value(element: etree._Element | None, message: str) -> str:
    attribute = _attribute(message)
    return (element.get(LANG if attribute == "xml:lang" else attribute) or "") if element is not None else ""
