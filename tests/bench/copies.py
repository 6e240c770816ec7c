"""The Lima letter with its annex any number of times: a long document of real text."""

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
