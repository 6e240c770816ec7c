"""How the tests read Akoma Ntoso: with XPath, independently of the pipeline's own readers."""

from __future__ import annotations

from lxml import etree

NAMES = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "u": "http://un.org/akn4un"}


def all_of(root: etree._Element, path: str) -> list[etree._Element]:
    return root.xpath(path, namespaces=NAMES)


def one(root: etree._Element, path: str) -> etree._Element:
    (found,) = all_of(root, path)
    return found


def by_id(root: etree._Element, eid: str) -> etree._Element:
    return one(root, f"//a:*[@eId='{eid}']")


def words(element: etree._Element) -> str:
    """The words of an element without its notes; a line break is a space."""
    nodes = all_of(element, "(.//text()|.//a:eol)[not(ancestor::a:authorialNote)]")
    return " ".join("".join(node if isinstance(node, str) else " " for node in nodes).split())


def name(element: etree._Element) -> str:
    return etree.QName(element).localname
