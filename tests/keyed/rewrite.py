#!/usr/bin/env python3
"""Prints a keyed source as the language of today says it: ``rewrite.py NAME SOURCE``.

Sources that were keyed before the language had a way to say a thing say it wrongly. What is written otherwise stands in
``rewrites.toml``, by structure alone: paths and attributes, no word of a document. Words and their order stay; that is
proven before anything is printed. Exit 1: a path finds nothing, or words differ. A name without a row is printed as it
is.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from lxml import etree

_NAMESPACE = {"m": "urn:masthead:source:1"}
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
            for key, value in row["set"].items():
                element.set(key, value)
    if _words(root) != before:
        raise ValueError(f"{name}: words differ")
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")


def _words(root: etree._Element) -> list[str]:
    return "".join(root.itertext(etree.Element)).split()


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
