"""Writes XLIFF 2.1 (OASIS, 2018): a unit for each passage, its marks, references and notes as inline codes."""

from __future__ import annotations

from lxml import etree

from pipeline.exchange.units import passages
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Break, DateRun, Footnote, Inlines, Marked, NoteAgain, Reference, Text

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"  # that of 2.0 and 2.1
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def to_xliff(source: Source, name: str, target: str = "") -> str:
    """The XLIFF of a source that is called ``name`` there; ``target`` is the language to translate into, if known."""
    root = etree.Element(q("xliff"), nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    root.set("version", "2.1")
    root.set("srcLang", source.lang)
    if target:
        root.set("trgLang", target)
    file = etree.SubElement(root, q("file"), id="source", original=name)
    for key, content in passages(source):
        unit = etree.SubElement(file, q("unit"), id=key)
        segment = etree.SubElement(unit, q("segment"))
        text = etree.SubElement(segment, q("source"))
        text.set(XML_SPACE, "preserve")
        _write(text, content, iter(range(1, 1_000_000)))
    etree.indent(file, "  ")
    for text in root.iter(q("source")):
        _unindented(text)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'


def q(name: str) -> str:
    """``name`` in the namespace of XLIFF."""
    return f"{{{NAMESPACE}}}{name}"


def _write(parent: etree._Element, content: Inlines, numbers: object) -> None:
    for item in content:
        if isinstance(item, Text):
            _say(parent, item.text)
            continue
        number = str(next(numbers))  # type: ignore[call-overload]
        if isinstance(item, Break | NoteAgain | Footnote) or not item.content:
            etree.SubElement(parent, q("ph"), id=number, disp=_printed(item))
        else:
            code = etree.SubElement(parent, q("pc"), id=number, dispStart=_printed(item), dispEnd="/")
            _write(code, item.content, numbers)


def _say(parent: etree._Element, words: str) -> None:
    """Words after whatever stands in ``parent``."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def _printed(item: object) -> str:
    """What a translator sees of a code."""
    match item:
        case Marked():
            return item.mark.value
        case DateRun():
            return f"date {item.when}"
        case Reference():
            return f"ref {item.target}"
        case Footnote():
            return f"note {item.mark}".strip()
        case NoteAgain():
            return f"note-again {item.of}"
        case _:
            return "br"


def _unindented(text: etree._Element) -> None:
    """White space of the layout has no place among words."""
    for element in text.iter():
        if element.text is not None and not element.text.strip() and "\n" in element.text:
            element.text = None
        if element is not text and element.tail is not None and not element.tail.strip() and "\n" in element.tail:
            element.tail = None
