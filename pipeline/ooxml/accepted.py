"""Tracked changes, read as if whoever reads had accepted them (ECMA-376 Part 1, 17.13.5)."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same again, for old programs
_DELETED = (f"{W}del", f"{W}moveFrom")
_P, _PPR = f"{W}p", f"{W}pPr"
_BLOCKS = (_P, f"{W}tbl", f"{W}sdt", f"{W}sectPr")  # between them stand marks of ranges


def accept(root: etree._Element) -> None:
    """Take out of a part what is deleted in it; a paragraph whose end is deleted goes on in the next one."""
    for node in list(root.iter(*_DELETED, _FALLBACK)):
        around = node.getparent()
        if around is None or next(node.iterancestors(*_DELETED), None) is not None:
            continue
        outer = around.getparent()
        if around.tag == f"{W}trPr" and outer is not None:
            _remove(outer)
        elif around.tag == f"{W}rPr" and outer is not None and outer.tag == _PPR:
            _join(outer.getparent())
        elif around.tag != f"{W}numPr":
            _remove(node)


_OLD = {f"{W}{name}": f"{W}{other}" for name, other in (("del", "ins"), ("moveFrom", "moveTo"))}
_SWAPPED = _OLD | {new: old for old, new in _OLD.items()}
_WORDS = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_WERE = tuple(f"{W}{name}Change" for name in ("pPr", "rPr"))


def refuse(root: etree._Element) -> None:
    """Take out of a part what was inserted in it, and have again what was deleted: as if all had been rejected."""
    for node in list(root.iter(*_WERE)):
        now = node.getparent()
        if now is not None:
            kept = [each for each in now if now.tag == _PPR and each.tag in (f"{W}rPr", f"{W}sectPr")]
            now[:] = [*(node[0] if len(node) else ()), *kept]
    for node in root.iter(*_SWAPPED, *_WORDS):
        node.tag = _SWAPPED.get(str(node.tag)) or _WORDS[str(node.tag)]
    accept(root)


def _join(paragraph: etree._Element | None) -> None:
    following = None if paragraph is None else next(paragraph.itersiblings(*_BLOCKS), None)
    if paragraph is None or following is None or following.tag != _P:
        return
    first = 1 if following.find(_PPR) is not None else 0
    for node in reversed([each for each in paragraph if each.tag != _PPR]):
        following.insert(first, node)
    _remove(paragraph)


def _remove(node: etree._Element) -> None:
    around = node.getparent()
    if around is not None:
        around.remove(node)
