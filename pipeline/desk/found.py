"""What was changed in a copy: each edit with its place, whose it is, and whether it was tracked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.comparison.align import align
from pipeline.comparison.blocks import Block, Fate
from pipeline.comparison.words import Edit, Op, edits, tokens
from pipeline.desk.copies import Copy
from pipeline.desk.marks import Tracked
from pipeline.desk.odt import COMPUTED
from pipeline.redline.blocks import MASTHEAD
from pipeline.verify.piece import bare

_CONTEXT = 30  # characters around an edit


class Change(Struct, frozen=True):
    """One edit: ``before`` became ``after`` in a block, or a whole block came, went or moved.

    ``base`` is the position of the block in the base, ``follows`` that of the block after which a new or a moved one
    stands (-1: it is the first); ``span`` is where ``before`` stands among the words of the block. No ``author``: the
    change was made silently.
    """

    id: str
    copy: str
    what: Fate
    block: Block
    before: str
    after: str
    base: int
    follows: int
    span: tuple[int, int] = (0, 0)
    author: str = ""
    date: str = ""
    around: tuple[str, str] = ("", "")

    @property
    def tracked(self) -> bool:
        """Whether Word or LibreOffice say who made it."""
        return bool(self.author)


def changes(base: Sequence[Block], copies: Sequence[Copy]) -> tuple[Change, ...]:
    """What each copy changed of the blocks of the base, in the order of the copies and of the text; ids count on."""
    worded = [block for block in base if block.text]
    found = [change for copy in copies for change in _of(worded, copy)]
    return tuple(replace(change, id=f"C{number}") for number, change in enumerate(found, 1))


def _of(base: Sequence[Block], copy: Copy) -> Iterator[Change]:
    told = _settled(base, [block for block in copy.blocks if block.text])
    name, follows = copy.path.name, -1
    marks = list(copy.tracked)
    for step in align(base, told):
        one = base[step.old] if step.old is not None else None
        other = told[step.new] if step.new is not None else None
        at = -1 if step.old is None else step.old
        if step.fate is Fate.MOVED and not step.arrived:
            continue
        if step.fate is Fate.CHANGED and one is not None and other is not None:
            yield from _edited(name, one, other, at, marks)
        elif step.fate is Fate.MOVED and one is not None and other is not None:
            yield _whole(Change("", name, Fate.MOVED, one, one.text, other.text, at, follows), marks)
            if step.edited:
                yield from _edited(name, one, other, at, marks)
        elif step.fate is Fate.DELETED and one is not None:
            yield _whole(Change("", name, Fate.DELETED, one, one.text, "", at, follows), marks)
        elif step.fate is Fate.INSERTED and other is not None:
            yield _whole(Change("", name, Fate.INSERTED, other, "", other.text, -1, follows), marks)
        if at >= 0 and step.fate is not Fate.MOVED:
            follows = at


def _settled(base: Sequence[Block], copy: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a copy without what is no edit: lines of the masthead in another order, a number that was typed."""
    lines = {block.text for block in base if block.sort == MASTHEAD}
    typed = {f"{block.number} {block.text}": block.text for block in base if block.number}
    masthead = [block for block in base if block.sort == MASTHEAD]
    had = {block.text for block in copy}
    same = [block for block in masthead if block.text in had]
    others = [block for block in copy if not (block.sort == MASTHEAD and block.text in lines)]
    new = [block for block in others if block.sort == MASTHEAD]
    rest = [replace(b, text=typed[b.text]) if b.text in typed else b for b in others if b.sort != MASTHEAD]
    return (*same, *new, *(_alike_to(block, base) for block in rest))


def _alike_to(block: Block, base: Sequence[Block]) -> Block:
    """A block with words that the program computed which saved it: as the base has it, if all the rest is the same."""
    parts = COMPUTED.split(block.text)
    if len(parts) == 1:
        return block
    pattern = re.compile(".*?".join(re.escape(part) for part in parts[::2]))
    found = next((each for each in base if each.sort == block.sort and pattern.fullmatch(each.text)), None)
    return replace(block, text="".join(parts) if found is None else found.text)


def _edited(name: str, one: Block, other: Block, at: int, marks: list[Tracked]) -> Iterator[Change]:
    old, new = tokens(one.text), tokens(other.text)
    text = other.text
    if one.number and text.startswith(f"{one.number} "):
        new = tokens(text.removeprefix(f"{one.number} "))
    pending: Edit | None = None
    for edit in (*edits(old, new), None):
        if edit is not None and edit.op is Op.DELETED:
            pending = edit
            continue
        came = edit if edit is not None and edit.op is Op.INSERTED else None
        if pending is not None or came is not None:
            span = pending.old if pending is not None else (came.old if came is not None else (0, 0))
            before = "".join(old[slice(*span)])
            after = "".join(new[slice(*came.new)]) if came is not None else ""
            around = "".join(old[: span[0]])[-_CONTEXT:], "".join(old[span[1] :])[:_CONTEXT]
            yield _whole(
                Change("", name, Fate.CHANGED, one, before, after, at, at, span, around=around), marks, other.text
            )
        pending = None


def _whole(change: Change, marks: list[Tracked], other: str = "") -> Change:
    """The change with who made it, if a mark in its paragraph (with the words ``other`` now) has its words.

    The marks of a paragraph that came or went are spent on it: another one may have the same words.
    """
    now, was = bare(other or change.after), bare(change.block.text)
    for what, words in (("inserted", bare(change.after)), ("deleted", bare(change.before))):
        for place, mark in enumerate(marks if words else ()):
            if change.what is Fate.CHANGED:
                around = now in mark.after
            else:  # a paragraph that went or came has nothing else, if the file has paragraphs at all
                around = was in mark.before + mark.after and not (mark.before and mark.after)
            marked_words = bare(mark.words)
            if mark.what == what and marked_words and around and (marked_words in words or words in marked_words):
                if change.what is not Fate.CHANGED:
                    end, spent = place, 0
                    while end < len(marks) and spent < len(words) and _adjoin(marks[end], mark):
                        spent += len(bare(marks[end].words))
                        end += 1
                    del marks[place:end]
                return replace(change, author=mark.author or "somebody", date=mark.date)
    return change


def _adjoin(one: Tracked, other: Tracked) -> bool:
    """Whether two marks are of one author in one paragraph."""
    return replace(one, words="") == replace(other, words="")
