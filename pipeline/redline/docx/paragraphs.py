"""Merges two versions of a paragraph into one with tracked changes, and marks whole ones."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from pipeline.comparison.words import Op, edits
from pipeline.redline.docx.atoms import Atom, worded
from pipeline.redline.docx.package import W, key_of
from pipeline.redline.docx.revisions import Mark, Reviser

_OPS = {Op.SAME: Mark.NONE, Op.DELETED: Mark.DELETED, Op.INSERTED: Mark.INSERTED}
_FIELD = (f"{W}fldChar", f"{W}instrText")


class _Placed(Struct, frozen=True):
    """An atom with what happened to it; ``was`` is what it was before, where only its look has changed."""

    atom: Atom
    mark: Mark
    was: Atom | None = None


class ParagraphMerger:
    """Writes paragraphs with changes of ``reviser``."""

    def __init__(self, reviser: Reviser) -> None:
        self._reviser = reviser

    def merged(self, new: etree._Element, before: Sequence[Atom], after: Sequence[Atom]) -> etree._Element:
        """``new`` with what was deleted and inserted, from the atoms of both versions."""
        return self._filled(new, self._placed(before, after))

    def whole(self, paragraph: etree._Element, content: Sequence[Atom], mark: Mark) -> etree._Element:
        """A paragraph all words of which went or came; its end is for the caller to mark."""
        return self._filled(paragraph, (_Placed(atom, mark) for atom in content))

    def _placed(self, before: Sequence[Atom], after: Sequence[Atom]) -> Iterator[_Placed]:
        old = [at for at, atom in enumerate(before) if not atom.between]
        new = [at for at, atom in enumerate(after) if not atom.between]
        done, there = 0, 0  # how far both versions have been written, what stands between included
        found = edits([before[at].key for at in old], [after[at].key for at in new], _light)
        for edit, following in zip(found, [*found[1:], None], strict=True):
            if edit.op is Op.DELETED and following is not None and following.op is Op.INSERTED:
                first = new[following.new[0]]  # bookmarks stand around what went as around what came
                yield from _between(after[there:first])
                there = first
            for old_at in old[slice(*edit.old)] if edit.op is Op.DELETED else ():
                yield from _between(before[done:old_at])
                yield _Placed(before[old_at], Mark.DELETED)
                done = old_at + 1
            for place, at in enumerate(new[slice(*edit.new)]):
                was = None
                if edit.op is Op.SAME:
                    old_at = old[edit.old[0] + place]
                    yield from _between(before[done:old_at])
                    was, done = before[old_at], old_at + 1
                yield from _between(after[there:at])
                yield _Placed(after[at], _OPS[edit.op], was)
                there = at + 1
        yield from _between(before[done:])
        yield from _between(after[there:])

    def _filled(self, paragraph: etree._Element, placed: Iterable[_Placed]) -> etree._Element:
        """``paragraph`` with other content: neighbours that were changed in the same way share a mark and a link."""
        made = etree.Element(paragraph.tag, {str(k): str(v) for k, v in paragraph.attrib.items()})
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            made.append(deepcopy(properties))
        link_key: tuple[object, ...] = ()
        runs: list[etree._Element] = []
        into, mark = made, Mark.NONE

        def close() -> None:
            into.extend([self._reviser.around(mark, runs)] if mark is not Mark.NONE and runs else runs)
            runs.clear()

        for each in _joined(placed):
            atom = each.atom
            if atom.between:
                close()
                into.extend(deepcopy(run) for run in atom.runs)
                continue
            if atom.link_key != link_key or each.mark is not mark:
                close()
            if atom.link_key != link_key:
                link_key, into = atom.link_key, made
                if atom.link is not None:
                    into = etree.SubElement(made, atom.link.tag, {str(k): str(v) for k, v in atom.link.attrib.items()})
            mark = each.mark
            runs.extend(self._runs(each))
        close()
        return made

    def _runs(self, each: _Placed) -> Iterator[etree._Element]:
        atom, was = each.atom, each.was
        if not atom.text:
            for run in map(deepcopy, atom.runs):
                if run.tag == f"{W}r" or each.mark is Mark.NONE:
                    yield run
            return
        run = worded(atom.text, atom.look)
        if was is not None and key_of(was.look) != key_of(atom.look):
            look = run.find(f"{W}rPr")
            if look is None:
                look = etree.Element(f"{W}rPr")
                run.insert(0, look)
            change = self._reviser.mark("rPrChange")
            etree.SubElement(change, f"{W}rPr").extend(deepcopy(one) for one in (() if was.look is None else was.look))
            look.append(change)
        yield run


def _light(key: Hashable) -> bool:
    return isinstance(key, tuple) and key[0] == "t" and str(key[1]).isspace()


def _between(content: Sequence[Atom]) -> Iterator[_Placed]:
    return (_Placed(atom, Mark.NONE) for atom in content if atom.between)


def _joined(placed: Iterable[_Placed]) -> Iterator[_Placed]:
    """Words that look alike, with the same fate, as one."""
    last: _Placed | None = None
    for each in placed:
        if last is not None and _alike(last, each):
            atom = last.atom
            text = atom.text + each.atom.text
            last = _Placed(Atom(atom.key, (), atom.link, atom.link_key, text, atom.look), last.mark, last.was)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _alike(one: _Placed, other: _Placed) -> bool:
    if not (one.atom.text and other.atom.text and one.mark is other.mark and one.atom.link_key == other.atom.link_key):
        return False
    looks = [None if each.was is None else key_of(each.was.look) for each in (one, other)]
    return key_of(one.atom.look) == key_of(other.atom.look) and looks[0] == looks[1]


def without_fields(content: Sequence[Atom]) -> tuple[Atom, ...]:
    """Atoms without the loose ends of fields, where another version has them."""
    return tuple(atom for atom in content if not (atom.between and any(run.find(f"./{tag}") is not None
                 for run in atom.runs for tag in _FIELD)))  # fmt: skip
