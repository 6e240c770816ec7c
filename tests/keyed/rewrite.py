#!/usr/bin/env python3
"""Prints a keyed source as the language of today says it: ``rewrite.py NAME SOURCE``.

Sources that were keyed before the language had a way to say a thing say it wrongly. What is written otherwise stands in
``rewrites.toml``, by structure alone: paths, attributes and names of changes, no word of a document. Each word stays;
that is proven before anything is printed. Exit 1: a path finds nothing, or words differ. A name without a row is
printed as it is.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from functools import partial
from pathlib import Path

from lxml import etree

_NAMESPACE = {"m": "urn:masthead:source:1"}
_MARKS = {"•": "bullets", "–": "dashes"}
_TABLE = Path(__file__).parent / "rewrites.toml"


def rewritten(name: str, data: bytes) -> bytes:
    """The source of that name with its rows applied. Raises ``ValueError`` where one finds nothing, or words differ."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    before = _words(root)
    for row in tomllib.loads(_TABLE.read_text("utf-8")).get(name, ()):
        found = root.xpath(row["at"], namespaces=_NAMESPACE)
        if not isinstance(found, list) or not found:
            raise ValueError(f"{name}: nothing at {row['at']}")
        for element in found:
            assert isinstance(element, etree._Element)
            for key, value in row.get("set", {}).items():
                element.set(key, value)
            if "change" in row:
                _CHANGES[row["change"]](element)
    if _words(root) != before:
        raise ValueError(f"{name}: words differ")
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")


def _words(root: etree._Element) -> list[str]:
    """All words, sorted; the marks that are typed at the head of cells are those of lists."""
    marks = Counter(mark for cell in root.iter(_q("cell")) if (mark := (cell.text or "")[:1]) in _MARKS)
    return sorted((Counter(" ".join(root.itertext(etree.Element)).split()) - marks).elements())


def _q(name: str) -> str:
    return f"{{{_NAMESPACE['m']}}}{name}"


def _lists(table: etree._Element) -> None:
    """Lines of lists that stand side by side as rows: one row, with the lists in its cells."""
    rows = table.findall(_q("row"))
    columns = list(zip(*(row.findall(_q("cell")) for row in rows), strict=True))
    made = etree.Element(_q("row"))
    for column in columns:
        _listed(etree.SubElement(made, _q("cell")), column)
    rows[0].addprevious(made)
    for row in rows:
        table.remove(row)


def _listed(cell: etree._Element, lines: tuple[etree._Element, ...]) -> None:
    """A cell with these lines: points where a mark is typed before them, else words between lists."""
    open_: dict[str, etree._Element] = {}
    last = cell
    for line in lines:
        mark = (line.text or "")[:1]
        if mark not in _MARKS:
            open_, last = {}, cell
            if len(cell):
                cell[-1].tail = f"{cell[-1].tail or ''} {line.text or ''}"
            else:
                cell.text = line.text
            continue
        if mark == "•":
            open_.pop("–", None)
        holder = cell if mark == "•" else last
        if mark not in open_:
            open_[mark] = etree.SubElement(holder, _q("list"), {"kind": _MARKS[mark]})
        line.tag, line.text = _q("point"), (line.text or "")[1:].strip()
        open_[mark].append(line)
        last = line if mark == "•" else last


def _head(name: str, element: etree._Element) -> None:
    """A line over an annexed letter, in the place that the language has for it."""
    part = next(element.iterancestors(_q("annex"), _q("enclosure"), _q("attachment"), _q("unlabelled")))
    before = next(child for child in part if etree.QName(child).localname in _AFTER[name])
    if element.tag == _q("place-date"):  # in italics by itself
        element.text = element[0].text
        element.remove(element[0])
    element.attrib.clear()
    element.tag, element.tail = _q(name), None
    before.addprevious(element)


_AFTER = {"translated": ("title", "body")} | dict.fromkeys(("sent-by", "sent-to", "reference-line"), ("body",))
_CHANGES = {"lists": _lists} | {name: partial(_head, name) for name in _AFTER}


def main() -> int:
    """Run as a program."""
    name, path = sys.argv[1:]
    try:
        sys.stdout.buffer.write(rewritten(name, Path(path).read_bytes()))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
