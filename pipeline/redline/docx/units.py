"""The paragraphs and tables of a part, a cell or a note, as blocks that the comparison can pair."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from pipeline.comparison.align import align
from pipeline.comparison.blocks import Block, Fate, Step
from pipeline.redline.docx.atoms import Atom, Lookup, atoms
from pipeline.redline.docx.package import W

_TABLE = (1, 0)  # tables are paired with tables, however little they have in common


class Unit(Struct, frozen=True):
    """A paragraph or a table; ``block`` is what is compared of it, ``raw`` the file's own words of a simple one."""

    node: etree._Element
    block: Block
    raw: bytes = b""

    @property
    def table(self) -> bool:
        """Whether it is a table."""
        return bool(self.node.tag == f"{W}tbl")


def units(parent: etree._Element, lookup: Lookup) -> tuple[Unit, ...]:
    """The paragraphs and tables of a container, those in block controls too."""
    found: list[Unit] = []
    for node in parent:
        if node.tag == f"{W}p":
            simple = _simple(node)
            words = "".join(text.text or "" for text in node.iter(f"{W}t")) if simple else text_of(atoms(node, lookup))
            raw = etree.tostring(node, with_tail=False) if simple else b""
            found.append(Unit(node, Block(words, _bookmark(node), "paragraph"), raw))
        elif node.tag == f"{W}tbl":
            words = " ".join(words_below(row) for row in node.iterfind(f"{W}tr"))
            found.append(Unit(node, Block(words, _bookmark(node), "table", cell=_TABLE)))
        elif node.tag in (f"{W}sdt", f"{W}sdtContent"):
            found.extend(units(node, lookup))
    return tuple(found)


def _simple(node: etree._Element) -> bool:
    """Whether a paragraph has words and bookmarks alone: nothing that leads anywhere or is computed."""
    return all(
        child.tag in _PLAIN and (child.tag != _RUN or all(each.tag in _PLAIN_IN_RUN for each in child))
        for child in node
    )


_RUN = f"{W}r"
_PLAIN = frozenset({_RUN, f"{W}pPr", f"{W}bookmarkStart", f"{W}bookmarkEnd"})
_PLAIN_IN_RUN = frozenset({f"{W}rPr", f"{W}t"})


def text_of(content: Sequence[Atom]) -> str:
    """The words of atoms; what is computed or is no word stands in them as a sign."""
    return "".join(atom.text or "\N{OBJECT REPLACEMENT CHARACTER}" for atom in content if not atom.between)


def words_below(node: etree._Element) -> str:
    """All words below an element, paragraph by paragraph."""
    return " ".join("".join(text.text or "" for text in each.iter(f"{W}t")) for each in node.iter(f"{W}p"))


def _bookmark(node: etree._Element) -> str:
    start = next(node.iter(f"{W}bookmarkStart"), None)
    return "" if start is None else start.get(f"{W}name", "")


def steps(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Step, ...]:
    """What became of each unit. Before a table or an end, the last that went and the last that came are one.

    A paragraph there cannot go or come by its own end. A move that ends there, that has other words, or that takes a
    note along, is a deletion and an insertion.
    """
    found: list[Step] = []
    stretch: list[Step] = []
    apart: set[int] = set()  # the old positions of moves that are none
    for step in align([unit.block for unit in old], [unit.block for unit in new]):
        if _is_table(step, old, new):
            found += [*_ended(stretch, apart), step]
            stretch = []
        else:
            stretch.append(step)
        if step.fate is Fate.MOVED and step.old is not None and step.new is not None:
            unit = old[step.old]
            if step.edited or unit.table or unit.node.find(f".//{W}footnoteReference") is not None:
                apart.add(step.old)
    found += _ended(stretch, apart)
    return tuple(_apart(step) if step.fate is Fate.MOVED and step.old in apart else step for step in found)


def _is_table(step: Step, old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    return new[step.new].table if step.new is not None else old[step.old or 0].table


def _apart(step: Step) -> Step:
    return Step(Fate.INSERTED, None, step.new) if step.arrived else Step(Fate.DELETED, step.old, None)


def _ended(stretch: list[Step], apart: set[int]) -> list[Step]:
    """A stretch of paragraphs with its last deleted and inserted ones paired, where none stays after them."""
    stays = [place for place, step in enumerate(stretch) if step.fate in (Fate.SAME, Fate.CHANGED)]
    begin = stays[-1] + 1 if stays else 0
    tail = stretch[begin:]
    apart.update(step.old for step in tail if step.fate is Fate.MOVED and step.old is not None)
    apart_tail = [_apart(step) if step.fate is Fate.MOVED else step for step in tail]
    gone = [place for place, step in enumerate(apart_tail) if step.fate is Fate.DELETED]
    come = [place for place, step in enumerate(apart_tail) if step.fate is Fate.INSERTED]
    if gone and come:
        one, other = apart_tail[gone[-1]], apart_tail[come[-1]]
        apart_tail[max(gone[-1], come[-1])] = Step(Fate.CHANGED, one.old, other.new, edited=True)
        del apart_tail[min(gone[-1], come[-1])]
    return [*stretch[:begin], *apart_tail]
