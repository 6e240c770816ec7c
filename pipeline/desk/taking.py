"""The edits of a source that a change asks for: words in their place, paragraphs beside their neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from pipeline.comparison.blocks import Fate
from pipeline.comparison.words import Op, edits, tokens
from pipeline.desk.found import Change
from pipeline.desk.lexical import Edit, Letter, Lexical, Tagged
from pipeline.desk.written import Written, block_of
from pipeline.verify.piece import bare


class Untaken(Exception):  # noqa: N818 - it says why a change is left for somebody to make by hand
    """A change that cannot be taken in mechanically; the message says why."""


def word_edits(letters: Sequence[Written], base: str, now: str, change: Change) -> list[Edit]:
    """The edits for changed words of a block that reads ``now``. Raises ``Untaken``."""
    begin, end = _span(base, now, change.span)
    old = tokens(now)
    first = len(bare("".join(old[:begin])))
    last = first + len(bare("".join(old[begin:end])))
    if first == last:
        return [_inserted(letters, first, change.after)]
    return list(_replaced(letters[first:last], change.before, change.after))


def _span(base: str, now: str, span: tuple[int, int]) -> tuple[int, int]:
    """Where words of the base stand in the block as it is now."""
    if base == now:
        return span
    for edit in edits(tokens(base), tokens(now)):
        if edit.op is Op.SAME and edit.old[0] <= span[0] and span[1] <= edit.old[1]:
            shift = edit.new[0] - edit.old[0]
            return span[0] + shift, span[1] + shift
    raise Untaken("the source has changed these words since")


def _replaced(letters: Sequence[Written], before: str, after: str) -> Iterator[Edit]:
    groups: list[list[Written]] = []
    for each in letters:
        if each.letter is None or each.element is None:
            raise Untaken("the words are computed, and stand nowhere in the source")
        if groups and groups[-1][-1].element is each.element:
            groups[-1].append(each)
        else:
            groups.append([each])
    for place, group in enumerate(groups):
        element = group[0].element
        if element is None or (len(groups) > 1 and len(group) == len(_solid(element)) and element.name != "run"):
            raise Untaken("the change goes over the edge of marked words")
        begin, end = _own(group[0]), _own(group[-1])
        first, last = element.letters.index(begin), element.letters.index(end)
        if place == 0 and before[:1].isspace():
            while first and element.letters[first - 1].text.isspace():
                first -= 1
        if place == len(groups) - 1 and before[-1:].isspace():
            while last + 1 < len(element.letters) and element.letters[last + 1].text.isspace():
                last += 1
        words = escape(after).encode() if place == 0 else b""
        yield from _within(element, first, last, words)


def _within(element: Tagged, first: int, last: int, words: bytes) -> Iterator[Edit]:
    """Replace letters of an element; what stands between them (comments, other elements) stays."""
    run = [element.letters[first]]
    stretches: list[list[Letter]] = [run]
    for letter in element.letters[first + 1 : last + 1]:
        if letter.begin != stretches[-1][-1].end:
            stretches.append([])
        stretches[-1].append(letter)
    for place, stretch in enumerate(stretches):
        yield Edit(stretch[0].begin, stretch[-1].end, words if place == 0 else b"")


def _solid(element: Tagged) -> list[Letter]:
    return [letter for letter in element.letters if not letter.text.isspace()]


def _own(one: Written) -> Letter:
    if one.letter is None:
        raise Untaken("the words are computed, and stand nowhere in the source")
    return one.letter


def _inserted(letters: Sequence[Written], at: int, after: str) -> Edit:
    before = letters[at - 1] if at else None
    behind = letters[at] if at < len(letters) else None
    data = escape(after).encode()
    if behind is not None and behind.letter and (before is None or not before.letter or _outer(behind, before)):
        begin = behind.letter.begin
        if before is not None and not after[-1:].isspace():
            begin = _gap(behind)
        return Edit(begin, begin, data)
    if before is not None and before.letter:
        if after[-1:].isspace() and not after[:1].isspace() and behind is not None and behind.element is before.element:
            begin = _own(behind).begin
            return Edit(begin, begin, data)
        words = data if after[:1].isspace() or not after[-1:].isspace() else f" {escape(after.strip())}".encode()
        return Edit(before.letter.end, before.letter.end, words)
    raise Untaken("it stands between words that are computed")


def _outer(one: Written, other: Written) -> bool:
    """Whether ``one`` stands in an element around that of ``other``."""
    element = other.element.parent if other.element else None
    while element is not None and element is not one.element:
        element = element.parent
    return element is not None


def _gap(one: Written) -> int:
    """Where the space before a letter begins, in its element."""
    letter = _own(one)
    own = one.element.letters if one.element else []
    at = own.index(letter)
    while at and own[at - 1].text.isspace() and own[at - 1].end == own[at].begin:
        at -= 1
    return own[at].begin


def block_edits(
    lexical: Lexical, change: Change, own: Sequence[Written], before: Sequence[Written], after: Sequence[Written]
) -> list[Edit]:
    """The edits for a block that went, came or moved; ``before`` and ``after`` are its neighbours-to-be.

    Raises ``Untaken`` where it is no paragraph beside others.
    """
    made: list[Edit] = []
    data = b""
    if change.what is not Fate.INSERTED:
        element = block_of(own)
        if element is None or bare("".join(_all(element))) != bare(change.before):
            raise Untaken("it is no paragraph of its own in the source")
        begin = _line(lexical.data, element.begin)
        made.append(Edit(begin, element.end, b""))
        data = lexical.data[element.begin : element.end]
    if change.what is Fate.DELETED:
        return made
    above, below = block_of(before), block_of(after)
    neighbour = above or below
    if neighbour is None:
        raise Untaken("no paragraph of the source stands beside it")
    if above is not None and len(bare("".join(_all(above)))) != sum(1 for each in before if each.letter):
        raise Untaken("it stands within a paragraph of the source, before its list, table or quotation")
    if not data:
        data = f"<{neighbour.name}>{escape(change.after)}</{neighbour.name}>".encode()
    space = lexical.data[_line(lexical.data, neighbour.begin) : neighbour.begin]
    if above is not None:
        return [*made, Edit(above.end, above.end, space + data)]
    return [*made, Edit(neighbour.begin, neighbour.begin, data + space)]


def _line(data: bytes, at: int) -> int:
    """Where the white space before an element begins: its line, if nothing else stands there."""
    begin = at
    while begin and data[begin - 1 : begin] in (b" ", b"\t"):
        begin -= 1
    for end in (b"\r\n", b"\n"):
        if data[:begin].endswith(end):
            return begin - len(end)
    return at


def _all(element: Tagged) -> Iterator[str]:
    """The letters in an element, but those of its notes."""
    letters = [*element.letters]
    waiting = [*element.children]
    while waiting:
        child = waiting.pop()
        if child.name != "note":
            letters += child.letters
            waiting += child.children
    yield from (letter.text for letter in sorted(letters, key=lambda each: each.begin))
