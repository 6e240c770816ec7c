"""Evaluates the bound controls as Word does when it opens the file: what stands in the custom XML wins over the text.

ECMA-376 Part 1, 17.5.2.6: a control shows what its XPath finds in the part of that identifier. A path that finds
nothing leaves the control as it is, and what is corrected in one place no longer follows in the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from lxml import etree
from msgspec import Struct

from pipeline.document.inline import DateRun, Inlines, Marked, Text
from pipeline.document.model import Document
from pipeline.errors import Fault
from pipeline.ooxml.opened import Opened, W
from pipeline.verify.lines import short, told_of

_fault = told_of("MH643", "docx")
_ITEM = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_PARTS = ("header", "footer", "footnotes")
_QUOTES = "\"'"
_UNBOUND = frozenset("&<")  # a control with one of them would not survive LibreOffice, nor what else is stored
_PARTING = frozenset("PSZ")  # the categories of signs that part two words: punctuation, symbols, blanks


class Bound(Struct, frozen=True):
    """A bound control: the kind of part that it stands in, its words, and the element to which it leads."""

    where: str
    text: str
    to: etree._Element


def binding_faults(document: Document, opened: Opened, *, masthead: bool) -> Iterator[Fault]:
    """MH643: a control that is bound to nothing or to other words, or a value that is not bound."""
    stores = dict(_stores(opened))
    bound: list[Bound] = []
    for where, root in _roots(opened):
        for control in root.iter(f"{W}sdt"):
            text = _words(control)
            to = _found(control.find(f"{W}sdtPr/{W}dataBinding"), stores)
            if to is None:
                yield _fault(f"the control “{short(text)}” is bound to no value", "a value of the record")
                continue
            value = "".join(str(each) for each in to.itertext())
            if value != text:
                yield _fault(f"Word will show “{short(value)}” where the file has “{short(text)}”", "the same words")
            bound.append(Bound(where, text, to))
    told = {_core(each.text) for each in bound if each.where == "document"}
    for expected in (each for each in _values(document) if masthead and _UNBOUND.isdisjoint(each)):
        if not any(_core(expected) in each for each in told):  # one control may hold several that look alike
            yield _fault(f"“{short(expected)}” is in no control of the masthead", "a bound one")
    for organ in document.masthead.organs if masthead else ():
        if len({each.to for each in bound if each.text == organ}) > 1:
            yield _fault(f"“{short(organ)}” is stored more than once", "one value, to which all its controls lead")
    yield from _running(document, opened, bound, masthead=masthead)


def _running(document: Document, opened: Opened, bound: list[Bound], *, masthead: bool) -> Iterator[Fault]:
    """Whoever corrects a symbol in the masthead has corrected it in the heads; job number and status in all feet."""
    own = {each.to for each in bound if each.where == "document"}
    if masthead and any(each.where == "header" and each.to not in own for each in bound):
        text = next(each.text for each in bound if each.where == "header" and each.to not in own)
        symbol = "".join(part.text for part in document.masthead.symbol_parts)
        if text in symbol and text != document.masthead.running_title:  # which a title of one figure may be
            yield _fault(f"“{short(text)}” of the running head does not follow the masthead", "the same value")
    printed = (document.masthead.running_title, *(part.text for part in document.masthead.symbol_parts))
    loose = [_alphanumeric(each) for each in printed if not _UNBOUND.isdisjoint(each)]
    for root in opened.all_of("header"):
        words = "".join(node.text or "" for node in root.iter(f"{W}t"))
        held = "".join(node.text or "" for node in root.iterfind(f".//{W}sdtContent//{W}t"))
        bare = _alphanumeric(words)
        for each in loose:
            bare = bare.replace(each, "", 1)
        if bare != _alphanumeric(held):
            yield _fault(f"“{short(words)}” of the running head stands beside its control", "all of it bound")
    for root in opened.all_of("footer"):
        words = "".join(node.text or "" for node in root.iter(f"{W}t"))
        told = {_words(control) for control in root.iter(f"{W}sdt")}
        for expected in (document.masthead.job_number, document.status_line):
            if expected in words and expected not in told and expected:
                yield _fault(f"“{short(expected)}” is in no control of its foot", "a bound one")


def _words(control: etree._Element) -> str:
    return "".join(node.text or "" for node in control.iterfind(f"{W}sdtContent//{W}t"))


def _values(document: Document) -> Iterator[str]:
    """What is one value each: organs, the right column, and each element with words in a line of the left block."""
    mast = document.masthead
    yield from mast.organs
    yield from (line.text for line in mast.right if line.text)
    for line in (line for column in mast.left for line in column):
        before, within = "", False
        for text in _parts(line.content):
            inside = _in_word(before[-1:]) and _in_word(text[:1])  # two controls in one word would touch
            within = inside or (within and text[:1] == " ")  # a blank that has left the end of such an element
            if _alphanumeric(text) and not within:
                yield text
            before = text


def _alphanumeric(text: str) -> str:
    """The letters and figures of ``text``: signs may stand beside a control, so that no two of them touch."""
    return "".join(filter(str.isalnum, text))


def _in_word(sign: str) -> bool:
    return bool(sign) and category(sign)[0] not in _PARTING


def _core(text: str) -> str:
    """``text`` without the signs at its ends, which may stand beside its control."""
    places = [place for place, sign in enumerate(text) if sign.isalnum()]
    return text[places[0] : places[-1] + 1] if places else ""


def _parts(content: Inlines) -> Iterator[str]:
    """The words of each element by themselves; marks of notes and links are no values."""
    for item in content:
        if isinstance(item, Text):
            yield item.text
        elif isinstance(item, DateRun | Marked):
            yield from _parts(item.content)


def _roots(opened: Opened) -> Iterator[tuple[str, etree._Element]]:
    yield "document", opened.part(opened.main)
    for kind in _PARTS:
        yield from ((kind, root) for root in opened.all_of(kind))


def _stores(opened: Opened) -> Iterator[tuple[str, etree._Element]]:
    """The custom XML parts by their identifiers."""
    for related in opened.related(opened.main):
        if related.kind == "customXml":
            for properties in opened.related(related.target):
                if properties.kind == "customXmlProps":
                    yield opened.part(properties.target).get(_ITEM, "").upper(), opened.part(related.target)


def _found(binding: etree._Element | None, stores: dict[str, etree._Element]) -> etree._Element | None:
    """The one element that a binding finds."""
    if binding is None:
        return None
    root = stores.get(binding.get(f"{W}storeItemID", "").upper())
    if root is None:
        return None
    try:
        found = root.xpath(binding.get(f"{W}xpath", ""), namespaces=_prefixes(binding.get(f"{W}prefixMappings", "")))
    except etree.XPathError:
        return None
    return found[0] if isinstance(found, list) and len(found) == 1 and etree.iselement(found[0]) else None


def _prefixes(mappings: str) -> dict[str, str]:
    """``xmlns:m='urn:…'``, any number of them."""
    pairs = (each.partition("=") for each in mappings.split())
    return {name.removeprefix("xmlns:"): uri.strip(_QUOTES) for name, _, uri in pairs if uri}
