"""The Lima letter with its annex any number of times, or with a table of any length: long documents."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

NAMESPACE = "{urn:masthead:source:1}"


def copies(source: Path, count: int, target: Path) -> Path:
    """Write the letter with ``count`` copies of its annex to ``target``; a copy's own ids are numbered."""
    tree = etree.parse(str(source))
    annex = tree.getroot().find(f"{NAMESPACE}annex")
    assert annex is not None
    for number in range(2, count + 1):
        copy = etree.fromstring(etree.tostring(annex))
        copy.tail = annex.tail
        for node in copy.iter():
            if isinstance(node.tag, str) and node.get("id"):
                node.set("id", f"{node.get('id')}-{number}")
        tree.getroot().append(copy)
    target.write_bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8"))
    return target


def rows(source: Path, count: int, target: Path) -> Path:
    """Write the letter with a table of ``count`` rows at the end of its annex to ``target``."""
    tree = etree.parse(str(source))
    body = tree.getroot().find(f"{NAMESPACE}annex/{NAMESPACE}body")
    assert body is not None
    table = etree.SubElement(body, f"{NAMESPACE}table")
    for number in range(1, count + 1):
        row = etree.SubElement(table, f"{NAMESPACE}row")
        for words in (f"Article {number}", "adopted without a vote", str(1000 + number)):
            etree.SubElement(row, f"{NAMESPACE}cell").text = words
    target.write_bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8"))
    return target
