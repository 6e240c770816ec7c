"""From the DOCX of both versions to one with tracked changes: text, notes, heads and feet."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from pipeline.comparison.align import align
from pipeline.comparison.blocks import Block
from pipeline.redline.docx.atoms import Lookup, R
from pipeline.redline.docx.names import OLD, estranged, mapped_names, rename
from pipeline.redline.docx.numbering import map_lists, take_lists
from pipeline.redline.docx.package import Package, W
from pipeline.redline.docx.plan import paired, plan
from pipeline.redline.docx.revisions import Reviser
from pipeline.redline.docx.units import words_below
from pipeline.redline.docx.writing import Writer

_RUNNING = ("header", "footer")
_STYLED = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
_FIRST_NOTE = 100_000  # of the notes that only the old version has


def redline_docx(old: bytes, new: bytes, reviser: Reviser) -> bytes:
    """The package of ``new`` with what was changed since ``old`` as tracked changes.

    Both are files of masthead; changes tracked in them count as accepted. Accepting all gives ``new``, rejecting all
    ``old``: words, notes, numbers, and where references lead. A computed number that changed shows that of ``new``
    until Word computes it. Raises ``Unreadable`` where one is no DOCX.
    """
    return _Redline(Package(old), Package(new), reviser).written()


class _Redline:
    def __init__(self, old: Package, new: Package, reviser: Reviser) -> None:
        self._old, self._new, self._reviser = old, new, reviser
        reviser.taken |= {node.get(f"{W}id", "") for node in new.xml(new.main).iter(f"{W}bookmarkStart")}
        self._notes = _pairs_of_notes(old, new)

    def written(self) -> bytes:
        """The package."""
        main = self._part(self._old.main, self._new.main, f"{W}body")
        self._footnotes(main)
        for kind in _RUNNING:
            before, after = self._old.named(kind), self._new.named(kind)
            for name in sorted(before.keys() & after.keys()):
                self._part(before[name], after[name], "")
        return self._new.written()

    def _part(self, before: str, after: str, inside: str) -> etree._Element:
        """A part of both packages, marked; the content stands ``inside`` an element of its root, or in the root."""
        old, new = self._old.xml(before), self._new.xml(after)
        ones, others = (root.find(inside) if inside else root for root in (old, new))
        if ones is not None and others is not None:
            self._merge(ones, others, before, after)
            self._take(new, before, after)
        return new

    def _merge(self, ones: etree._Element, others: etree._Element, before: str, after: str) -> None:
        lookup = Lookup(lambda id_: self._old.target(before, id_.removeprefix(OLD)), self._note_of_old)
        own = Lookup(lambda id_: self._new.target(after, id_), lambda id_: id_)
        planned = plan(ones, others, lookup, own)
        pairs = list(paired(planned))
        estranged(ones, self._reviser)
        for node in ones.iter(f"{W}footnoteReference"):
            node.set(f"{W}id", str(_FIRST_NOTE + int(node.get(f"{W}id", "0"))))
        rename(ones, mapped_names(pairs, ones, others), self._reviser)
        map_lists(pairs, ones, self._old, self._new)
        fields = any("TOC" in (code.text or "").split()[:1] for code in others.iter(f"{W}instrText"))
        Writer(self._reviser, lookup, own, fields=fields).fill(others, planned)

    def _note_of_old(self, id_: str) -> str:
        number = str(int(id_) - _FIRST_NOTE) if id_.isdigit() and int(id_) >= _FIRST_NOTE else id_
        return self._notes.get(number, id_)

    def _footnotes(self, main: etree._Element) -> None:
        """Take over the notes that were deleted, and mark what changed in those that stayed."""
        before, after = self._old.named("footnotes"), self._new.named("footnotes")
        if not before or not after:
            return
        name, own = next(iter(before.values())), next(iter(after.values()))
        old, new = self._old.xml(name), self._new.xml(own)
        gone = {node.get(f"{W}id", "") for node in main.iter(f"{W}footnoteReference")}
        there = {node.get(f"{W}id", ""): node for node in new.iter(f"{W}footnote")}
        for note in list(old.iter(f"{W}footnote")):
            number = note.get(f"{W}id", "")
            copied = str(_FIRST_NOTE + int(number)) if number.lstrip("-").isdigit() else ""
            if copied in gone:
                copy = deepcopy(note)
                copy.set(f"{W}id", copied)
                estranged(copy, self._reviser)
                rename(copy, {}, self._reviser)
                new.append(copy)
            elif self._notes.get(number) in there:
                self._merge(note, there[self._notes[number]], name, own)
        self._take(new, name, own)

    def _take(self, root: etree._Element, before: str, after: str) -> None:
        """Take over from the old package what the marked part needs of it: targets, pictures, lists, styles."""
        for node in root.iter():
            for name, value in list(node.attrib.items()):
                if str(name).startswith(R) and str(value).startswith(OLD):
                    kind, target, mode = self._old.target(before, str(value).removeprefix(OLD))
                    if not mode:
                        self._new.take(self._old, target)
                    node.set(str(name), self._new.relate(after, kind, target, mode))
        take_lists(root, self._old, self._new)
        self._styles(root)

    def _styles(self, root: etree._Element) -> None:
        mine, theirs = self._new.one("styles"), self._old.one("styles")
        if mine is None or theirs is None:
            return
        lookup = {node.get(f"{W}styleId", "") for node in mine.iter(f"{W}style")}
        named = {node.get(f"{W}styleId", ""): node for node in theirs.iter(f"{W}style")}
        style_ids = [node.get(f"{W}val", "") for node in root.iter(*_STYLED)]
        while style_ids:
            id_ = style_ids.pop()
            if id_ not in lookup and id_ in named:
                lookup.add(id_)
                mine.append(deepcopy(named[id_]))
                tags = (f"{W}basedOn", f"{W}next", f"{W}link")
                style_ids += [node.get(f"{W}val", "") for node in named[id_] if node.tag in tags]


def _pairs_of_notes(old: Package, new: Package) -> dict[str, str]:
    """Which note of the new version each of the old one is, by their numbers in the packages."""
    ones, others = _notes(old), _notes(new)
    steps = align([block for _, block in ones], [block for _, block in others])
    return {ones[step.old][0]: others[step.new][0] for step in steps if step.old is not None and step.new is not None}


def _notes(package: Package) -> Sequence[tuple[str, Block]]:
    """The notes in the order in which they are called."""
    root = package.one("footnotes")
    named = {} if root is None else {node.get(f"{W}id", ""): node for node in root.iter(f"{W}footnote")}
    called = dict.fromkeys(node.get(f"{W}id", "") for node in package.xml(package.main).iter(f"{W}footnoteReference"))
    return [(id_, Block(words_below(named[id_]), sort="note")) for id_ in called if id_ in named]
