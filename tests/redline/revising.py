"""Revises a source as a drafter might, by chance: words, paragraphs, notes, cells; nothing of the product is asked."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

_S = "{urn:masthead:source:1}"
_MOVABLE = {f"{_S}{name}" for name in ("paragraph", "item", "recital", "operative-paragraph", "point", "row")}
_WORDED = {
    f"{_S}{name}" for name in ("paragraph", "item", "recital", "cell", "post", "place-date", "opening", "heading")
}
_PHRASES = ("including in rural areas", "as appropriate", "water and peace", "without prejudice", "for 12 months")


def revised(data: bytes, seed: int, count: int = 6) -> bytes:
    """``data`` after ``count`` revisions that follow from ``seed``; some may undo others."""
    random = Random(seed)  # noqa: S311 - it draws no secret
    root = etree.fromstring(data)
    for _ in range(count):
        random.choice(_REVISIONS)(root, random)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _texts(root: etree._Element) -> list[tuple[etree._Element, str]]:
    """Every stretch of at least four words: the element, and whether they are its text or follow it."""
    found = []
    for node in root.iter(*_WORDED):
        for child in node.iter():
            if not isinstance(child.tag, str):
                continue
            if (
                len((child.text or "").split()) > 3
                and child.tag != f"{_S}note"
                and (child is node or not child.get("when"))
            ):
                found.append((child, "text"))
            if child is not node and len((child.tail or "").split()) > 3:
                found.append((child, "tail"))
    return [each for each in found if all(f"{_S}{name}" not in {a.tag for a in each[0].iterancestors()} | {each[0].tag}
                                          for name in ("date", "symbol", "masthead", "record"))]  # fmt: skip


def _reword(root: etree._Element, random: Random) -> None:
    node, where = random.choice(_texts(root))
    words = getattr(node, where).split(" ")
    at = random.randrange(1, len(words) - 1)
    words[at : at + random.randint(0, 2)] = random.choice(_PHRASES).split()[: random.randint(1, 3)]
    setattr(node, where, " ".join(words))


def _cut(root: etree._Element, random: Random) -> None:
    node, where = random.choice(_texts(root))
    words = getattr(node, where).split(" ")
    at = random.randrange(1, len(words) - 1)
    del words[at : at + 1]
    setattr(node, where, " ".join(words))


def _several(root: etree._Element) -> list[etree._Element]:
    """What may go: it has others of its kind beside it, nothing refers to it, and no row above reaches into it."""
    wanted = {node.get("to") for node in root.iter(f"{_S}ref")}

    def free(node: etree._Element) -> bool:
        around = node.getparent()
        assert around is not None
        ids = {each.get("id") for each in node.iter() if isinstance(each.tag, str)} - {None}
        pinned = any(each.get("number") or each.get("start") for each in node.iter() if isinstance(each.tag, str))
        spans = any(each.get("rows") for row in around for each in row.iter(f"{_S}cell"))
        beside = [each for each in around if each.tag == node.tag]
        return len(beside) > 2 and not ids & wanted and not pinned and not spans

    return [node for node in root.iter(*_MOVABLE) if free(node)]


def _delete(root: etree._Element, random: Random) -> None:
    several = _several(root)
    if several:
        node = random.choice(several)
        node.getparent().remove(node)


def _insert(root: etree._Element, random: Random) -> None:
    several = _several(root)
    if several:
        node = random.choice(several)
        new = etree.Element(node.tag)
        new.tail = node.tail
        if node.tag == f"{_S}row":
            for cell in node:
                etree.SubElement(new, cell.tag, dict(cell.attrib)).text = str(random.randint(1, 999))
        else:
            new.text = f"Newly put in, {random.choice(_PHRASES)} and {random.randint(1, 999)} others;"
        node.addnext(new)


def _move(root: etree._Element, random: Random) -> None:
    several = _several(root)
    if several:
        node = random.choice(several)
        beside = [each for each in node.getparent() if each.tag == node.tag and each is not node]
        tail, target = node.tail, random.choice(beside)
        copy = deepcopy(node)
        copy.tail = tail
        node.getparent().remove(node)
        target.addnext(copy)


def _note(root: etree._Element, random: Random) -> None:
    node, _ = random.choice([each for each in _texts(root) if each[1] == "text"])
    unfit = {f"{_S}{name}" for name in ("table", "heading", "opening", "note", "ref", "post")}
    if unfit & {each.tag for each in (node, *node.iterancestors())}:
        return
    words = node.text.split(" ")
    at = random.randrange(1, len(words))
    note = etree.Element(f"{_S}note")
    etree.SubElement(note, f"{_S}text").text = f"See document {random.randint(1, 99)} of the Conference."
    node.text, note.tail = " ".join(words[:at]), " " + " ".join(words[at:])
    node.insert(0, note)


_REVISIONS: tuple[Callable[[etree._Element, Random], None], ...] = (
    _reword, _reword, _cut, _delete, _insert, _move, _note,
)  # fmt: skip
