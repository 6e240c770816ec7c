"""Bookmarks, lists and relationships of the old version, told by the names that the new one has for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from pipeline.document.names import bookmark
from pipeline.redline.docx.atoms import R
from pipeline.redline.docx.package import W
from pipeline.redline.docx.revisions import Reviser
from pipeline.redline.docx.units import Unit

OLD = "old:"  # begins what is to be taken over from the package of the old version
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_RELATED = (f"{R}id", f"{R}embed", f"{R}link")
_FIELD_NAME = re.compile(r"(?<!\s)(\s*(?:REF|NOTEREF|PAGEREF|SET)\s+)(\S+)")


def mapped_names(pairs: Iterable[tuple[Unit, Unit]], old: etree._Element, new: etree._Element) -> dict[str, str]:
    """Old bookmark → its name in the marked document: that of the same place, else its own or one that is free."""
    names: dict[str, str] = {}
    for one, other in pairs:
        gone, come = _bookmarks(one.node), _bookmarks(other.node)
        same = set(gone) & set(come)
        rest, left = ([name for name in each if name not in same] for each in (gone, come))
        names |= {name: name for name in same}
        if len(rest) == len(left):
            names |= dict(zip(rest, left, strict=True))
    taken = set(_bookmarks(new)) | set(names.values())
    for name in _bookmarks(old):
        if name not in names:
            names[name] = bookmark(f"old_{name}") if name in taken else name
    return names


def _bookmarks(node: etree._Element) -> list[str]:
    return [start.get(f"{W}name", "") for start in node.iter(f"{W}bookmarkStart")]


def rename(old: etree._Element, names: Mapping[str, str], reviser: Reviser) -> None:
    """Have the old version speak of places by ``names``, and take from it what must be there once."""
    numbers: dict[str, str] = {}
    for node in old.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        number = numbers.setdefault(node.get(f"{W}id", ""), reviser.number())
        node.set(f"{W}id", number)
        if node.tag == f"{W}bookmarkStart":
            node.set(f"{W}name", names.get(node.get(f"{W}name", ""), node.get(f"{W}name", "")))
    for link in old.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor", "")
        if anchor in names:
            link.set(f"{W}anchor", names[anchor])
    for code in old.iter(f"{W}instrText"):
        code.text = _FIELD_NAME.sub(lambda found: found[1] + names.get(found[2], found[2]), code.text or "")


def estranged(old: etree._Element, reviser: Reviser) -> None:
    """Mark what leads into the package of the old version, and drop identities and sections."""
    for node in old.iter():
        for name in (f"{_W14}paraId", f"{_W14}textId"):
            node.attrib.pop(name, "")
        for name in _RELATED:
            if name in node.attrib:
                node.set(name, OLD + node.get(name, ""))
        if str(node.tag).endswith("}docPr"):
            node.set("id", reviser.number())
    for node in [*old.iter(f"{W}sectPr"), *old.iter(f"{W}commentReference", f"{W}commentRangeStart",
                                                    f"{W}commentRangeEnd")]:  # fmt: skip
        around = node.getparent()
        if around is not None:
            around.remove(node)
