"""What stands in a paragraph as a row of atoms: words, signs, fields, notes, pictures; and bookmarks between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from pipeline.comparison.words import tokens
from pipeline.redline.docx.package import W, key_of

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DROPPED = frozenset(f"{W}{name}" for name in ("pPr", "proofErr", "permStart", "permEnd"))
_BETWEEN = frozenset(
    f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
)  # fmt: skip
_PAGES = "PAGEREF"  # what it shows is for whoever makes the pages


class Atom(Struct, frozen=True):
    """What is compared as one: ``key`` says what it is, ``runs`` print it, ``link`` is the hyperlink around it.

    One with the ``text`` of words is joined with its neighbours of the same ``look``. One that is ``between`` takes no
    place: a bookmark, a loose end of a field that goes on in other paragraphs.
    """

    key: tuple[object, ...]
    runs: tuple[etree._Element, ...]
    link: etree._Element | None = None
    link_key: tuple[object, ...] = ()
    text: str = ""
    look: etree._Element | None = None
    between: bool = False


class Lookup(Struct, frozen=True):
    """What atoms are told by: the target of a relationship, and the note that a reference leads to."""

    target: Callable[[str], object]
    note: Callable[[str], object]


def atoms(paragraph: etree._Element, lookup: Lookup) -> tuple[Atom, ...]:
    """The atoms of a paragraph; controls around words are left out, since what they are bound to has one value."""
    found: list[Atom] = []
    field: list[etree._Element] = []  # runs of a field that has begun
    depth = 0
    for node, link in _runs(paragraph, None):
        key = _link_key(link, lookup)
        if node.tag in _BETWEEN:
            if depth:
                field.append(node)
            else:
                found.append(Atom(("between",), (node,), between=True))
            continue
        kinds = [each.get(f"{W}fldCharType") for each in node.iter(f"{W}fldChar")]
        depth += kinds.count("begin")
        if depth:
            field.append(node)
            depth -= kinds.count("end")
            if not depth:
                found.append(_field(field, link, key))
                field = []
        elif kinds:
            found.append(Atom(("between",), (node,), between=True))
        else:
            found.extend(_of_run(node, link, key, lookup))
    if field:  # it goes on in the next paragraph: its ends stand between the words
        found.extend(_loose(field, lookup))
    return tuple(found)


def _runs(
    parent: etree._Element, link: etree._Element | None
) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    for node in parent:
        if node.tag == f"{W}r" or node.tag in _BETWEEN:
            yield node, link
        elif node.tag == f"{W}hyperlink":
            yield from _runs(node, node)
        elif node.tag not in _DROPPED and isinstance(node.tag, str):
            yield from _runs(node, link)


def _link_key(link: etree._Element | None, lookup: Lookup) -> tuple[object, ...]:
    if link is None:
        return ()
    return link.get(f"{W}anchor", ""), lookup.target(link.get(f"{R}id", ""))


def _field(runs: list[etree._Element], link: etree._Element | None, key: tuple[object, ...]) -> Atom:
    """A whole field: told by its instruction and its result, but for a page."""
    code = " ".join("".join(each.text or "" for run in runs for each in run.iter(f"{W}instrText")).split())
    result = "" if code.startswith(_PAGES) else "".join(t.text or "" for r in runs for t in r.iter(f"{W}t"))
    return Atom(("field", code, result, *key), tuple(runs), link, key)


def _loose(runs: list[etree._Element], lookup: Lookup) -> Iterator[Atom]:
    """A field that does not end in its paragraph: instruction and ends are between, and its words are words."""
    code = True
    for run in runs:
        if run.find(f"{W}fldChar") is not None:
            code = run.find(f"{W}fldChar").get(f"{W}fldCharType") == "begin"  # type: ignore[union-attr]
            yield Atom(("between",), (run,), between=True)
        elif code or run.tag in _BETWEEN:
            yield Atom(("between",), (run,), between=True)
        else:
            around = run.getparent()
            link = around if around is not None and around.tag == f"{W}hyperlink" else None
            yield from _of_run(run, link, _link_key(link, lookup), lookup)


def _of_run(
    run: etree._Element, link: etree._Element | None, key: tuple[object, ...], lookup: Lookup
) -> Iterator[Atom]:
    look = run.find(f"{W}rPr")
    reference = run.find(f"{W}footnoteReference")
    if reference is not None:
        yield Atom(("note", lookup.note(reference.get(f"{W}id", "")), *key), (run,), link, key)
        return
    for child in run:
        if child.tag == f"{W}rPr":
            continue
        if child.tag == f"{W}t":
            for token in tokens(child.text or ""):
                yield Atom(("t", token, *key), (), link, key, token, look)
            continue
        single = etree.Element(f"{W}r")
        single.extend([] if look is None else [deepcopy(look)])
        single.append(deepcopy(child))
        yield Atom((*_told(child, lookup), *key), (single,), link, key)


def _told(child: etree._Element, lookup: Lookup) -> tuple[object, ...]:
    """What a child of a run is: a picture by its file and its words, anything else by what stands in it."""
    blips = [lookup.target(each.get(f"{R}embed", "")) for each in child.iter(f"{_A}blip")]
    if not blips:
        return ("sign", key_of(child))
    words = [each.get("descr", "") for each in child.iter() if str(each.tag).endswith("}docPr")]
    return ("picture", *blips, *words)


def worded(text: str, look: etree._Element | None) -> etree._Element:
    """A run of words."""
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(deepcopy(look))
    words = etree.SubElement(run, f"{W}t")
    words.text = text
    words.set(_SPACE, "preserve")
    return run
