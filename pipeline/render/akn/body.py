"""Shapes a component's blocks as the schema wants them: preamble and main body, levels, and blocks inside the levels.

The schema decides the shape, the document the ids: an element of the hierarchy is the one that the last step of its
eId names (part 1, page 145), so that element and eId cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, takewhile

from msgspec.structs import replace

from pipeline.akn.data import kinds
from pipeline.akn.names import element_of, parent_id
from pipeline.document.blocks import Block, Contents, Figure, Group, GroupKind, Para, Table
from pipeline.document.functions import Function, facts_of
from pipeline.document.in_line import apart
from pipeline.render.akn.view import Body, Captioned, Flow, Holder, Item, Level, P, Points, Quote

_NAMES, _REFERS, _CLASSES = (kinds()[each] for each in ("names", "refers", "classes"))
_HELD = {Table: "table", Figure: "figure", Contents: "contents"}


def body(blocks: tuple[Block, ...]) -> Body:
    """The preamble, which is what opens the text before anything else (part 3, page 1), and the main body."""
    opening = tuple(takewhile(_opens, blocks))
    rest = blocks[len(opening) :]
    named = [block.id for block in opening if isinstance(block, Group) and block.kind is GroupKind.PREAMBLE]
    return Body(named[0] if named else "", tuple(_holders(opening)), levels(rest, ""))


def _opens(block: Block) -> bool:
    match block:
        case Group(kind=GroupKind.PREAMBLE | GroupKind.RECITALS) | Para(function=Function.OPENING):
            return True
        case _:
            return False


def _holders(blocks: Iterable[Block], speaks: str = _NAMES["formula"]) -> Iterator[Holder]:
    """The preamble. Who ``speaks`` bears the formula, unless words after the recitals do (part 1, page 172)."""
    for block in blocks:
        match block:
            case Para():
                own = speaks if block.function is Function.OPENING else _NAMES["formula"]
                yield Holder("formula", block.id, own, _formula(block))
            case Group(kind=GroupKind.PREAMBLE):
                enacts = any(isinstance(each, Para) and each.function is Function.ENACTING for each in block.blocks)
                yield from _holders(block.blocks, _NAMES["authority" if enacts else "formula"])
            case Group():
                yield Holder("container", block.id, block.name, (*_captions(block), *flow(block.blocks)))
            case Table() | Figure() | Contents():
                yield Holder("container", "", _NAMES["text"], flow((block,)))


def levels(blocks: Iterable[Block], within: str) -> tuple[Level, ...]:
    """The blocks as levels of the hierarchy. Where an id says that a list stands between, the list is put there."""
    found = [level for block in blocks for level in _level(block, within)]
    runs = groupby(found, lambda level: _between(level, within))
    return tuple(part for between, members in runs for part in _put(between, members))


def _between(level: Level, within: str) -> str:
    """The eId of the list that stands between ``level`` and the element ``within``, or ``''``."""
    around = parent_id(level.eid)
    is_list = level.element in {"point", "indent"} and element_of(around, "") == "list"
    return around if is_list and around != within else ""


def _put(between: str, members: Iterable[Level]) -> Iterator[Level]:
    if between:
        yield Level("list", between, levels=tuple(members))
    else:
        yield from members


def _level(block: Block, within: str) -> Iterator[Level]:
    match block:
        case Para(function=Function.OPENING | Function.ENACTING):
            yield _speaks(block, within)
        case Para():
            yield _para(block)
        case Group(kind=GroupKind.LIST):
            yield from _list(block)
        case Group(kind=GroupKind.PREAMBLE):
            yield from levels(block.blocks, within)
        case Group(kind=GroupKind.RECITALS):
            held = (*_captions(block), *flow(block.blocks))
            if within:
                yield Level("hcontainer", block.id, block.name, refers=_REFERS["recitals"], content=held)
            else:  # a container may stand in the main body, but in no level of it (schema)
                yield Level("container", block.id, block.name, refers=_REFERS["recitals"], held=held)
        case Group(kind=GroupKind.RESOLUTION):
            yield _resolution(block)
        case Group(kind=GroupKind.QUOTATION):
            yield Level("hcontainer", "", _NAMES["quotation"], content=(_quote(block),))
        case Group():
            yield _headed(block)
        case Table() | Figure() | Contents():
            yield Level("hcontainer", "", _NAMES[_HELD[type(block)]], content=(block,))


def _speaks(para: Para, within: str) -> Level:
    """Who speaks, where that does not open the text: a ``formula`` may stand in a preamble only (schema)."""
    if within:
        return Level("hcontainer", para.id, _NAMES["speaks"], refers=_REFERS["recitals"], content=_formula(para))
    return Level("container", para.id, _NAMES["speaks"], refers=_REFERS["recitals"], held=_formula(para))


def _formula(para: Para) -> tuple[Flow, ...]:
    """The words of who speaks; what is around them bears the id, they their language and direction."""
    return (replace(_p(para, ""), lang=para.lang, direction=para.direction), *flow(para.parts))


def _headed(group: Group) -> Level:
    """A section, an article, a group of operative paragraphs or of participants."""
    common = Level(
        element_of(group.id, "division"),
        group.id,
        num=group.heading[0].number.text if group.heading else "",
        heading=group.heading,
        refers=_REFERS.get(group.kind.value, ""),
        css="".join(f"level-{heading.level}" for heading in group.heading if heading.pinned),
        lang=group.lang,
        direction=group.direction,
    )
    before = tuple(takewhile(_is_recital, group.blocks))
    rest = levels(group.blocks[len(before) :], group.id)
    if before and not rest:
        return replace(common, content=flow(before))
    return replace(common, intro=flow(before), levels=rest)


def _para(para: Para) -> Level:
    """A paragraph with what belongs to it: ``content``, or, with a list in it, ``intro``, the lists and ``wrapUp``."""
    element = element_of(para.id, "paragraph")
    parts = apart(para.parts)
    before = tuple(takewhile(lambda part: not _is_list(part), parts))
    after = parts[len(before) :]
    opening = (_p(para, ""), *flow(before))
    common = Level(element, para.id, num=para.number.text, lang=para.lang, direction=para.direction)
    if not after:
        return replace(common, content=opening)
    inner, wrapup, eid = _interleaved(after, para.id)
    return replace(common, intro=opening, levels=inner, wrapup=wrapup, wrapup_eid=eid)


def _interleaved(parts: tuple[Block, ...], within: str) -> tuple[tuple[Level, ...], tuple[Flow, ...], str]:
    """Lists and the words between and after them: those after the last list wrap the paragraph up.

    Words between two lists wrap up the list before them, or, where its points hang on the paragraph itself, stand in
    an ``hcontainer`` of that name.
    """
    last = max(index for index, part in enumerate(parts) if _is_list(part))
    inner: list[Level] = []
    for part in parts[: last + 1]:
        if _is_list(part):
            inner.extend(_level(part, within))
        elif inner and inner[-1].element == "list":
            held = (*inner[-1].wrapup, *_continued(part, named=bool(inner[-1].wrapup)))
            first = part.id if isinstance(part, Para) and not inner[-1].wrapup else inner[-1].wrapup_eid
            inner[-1] = replace(inner[-1], wrapup=held, wrapup_eid=first)
        elif isinstance(part, Para):
            inner.append(Level("hcontainer", part.id, _NAMES["wrapup"], content=_continued(part, named=False)))
        else:
            inner.extend(_level(part, within))
    tail = parts[last + 1 :]
    wrapup = tuple(held for index, part in enumerate(tail) for held in _continued(part, named=bool(index)))
    return tuple(inner), wrapup, tail[0].id if tail and isinstance(tail[0], Para) else ""


def _continued(part: Block, *, named: bool) -> tuple[Flow, ...]:
    """A continuation; the first in a ``wrapUp`` leaves its id to it."""
    if isinstance(part, Para) and not named:
        return (_p(part, ""), *flow(part.parts))
    return flow((part,))


def _is_list(block: Block) -> bool:
    return isinstance(block, Group) and block.kind is GroupKind.LIST


def _list(group: Group) -> Iterator[Level]:
    """A list with its points; points whose eId says ``subpara`` hang on the paragraph itself."""
    points = tuple(level for block in group.blocks for level in _level(block, group.id))
    css = _CLASSES["inline"] if group.inline else ""
    if all(point.element == "subparagraph" for point in points):
        yield from (replace(point, css=css) for point in points)
    else:
        yield Level("list", group.id, heading=group.heading, css=css, levels=points)


def _resolution(group: Group) -> Level:
    """A resolution in a body: its title and what stands before its operative paragraphs, these, and what follows."""
    before = tuple(takewhile(lambda block: not _is_operative(block), group.blocks))
    held = tuple(takewhile(_is_operative, group.blocks[len(before) :]))
    common = Level("hcontainer", group.id, _NAMES["resolution"], heading=group.heading, lang=group.lang)
    if not held:
        return replace(common, content=flow(before))
    after = flow(group.blocks[len(before) + len(held) :])
    return replace(common, intro=flow(before), levels=levels(held, group.id), wrapup=after)


def _is_operative(block: Block) -> bool:
    """Whether it is an operative paragraph of a resolution in a body, or a section with such paragraphs."""
    return isinstance(block, Group) or (isinstance(block, Para) and block.function is Function.RESOLUTION_ITEM)


def _is_recital(block: Block) -> bool:
    return isinstance(block, Para) and block.function is Function.RESOLUTION_RECITAL


def flow(blocks: Iterable[Block]) -> tuple[Flow, ...]:
    """The blocks as they stand where no hierarchy may: in containers, formulas, introductions and contents."""
    return tuple(part for block in blocks for part in _flow(block))


def _flow(block: Block) -> Iterator[Flow]:
    match block:
        case Para():
            yield _p(block, block.id)
            yield from flow(block.parts)
        case Group(kind=GroupKind.QUOTATION):
            yield _quote(block)
        case Group(kind=GroupKind.LIST | GroupKind.PARTICIPANTS):
            yield from _captions(block)
            yield Points(block.id, _CLASSES["inline"] if block.inline else "", tuple(_items(block.blocks)))
        case Group():
            yield from _captions(block)
            yield from flow(block.blocks)
        case Table() | Figure() | Contents():
            yield block


def _items(blocks: Iterable[Block]) -> Iterator[Item]:
    for block in blocks:
        match block:
            case Para():
                yield Item(block.id, block.number.text, (_p(block, ""), *flow(block.parts)))
            case _:
                yield Item("", "", tuple(_flow(block)))


def _quote(group: Group) -> Quote:
    return Quote(group.id, group.lang, group.direction, levels(group.blocks, group.id))


def _captions(group: Group) -> tuple[Captioned, ...]:
    return tuple(Captioned(heading.id, _NAMES["heading"], heading.content) for heading in group.heading)


def _p(para: Para, eid: str) -> P:
    """The words of a paragraph; ``eid`` is ``''`` where the level around them bears its id, language and direction."""
    css = para.function.value if facts_of(para.function).told else ""
    lang, direction = (para.lang, para.direction) if eid else ("", "")
    return P(eid, css, para.run_in, para.content, para.tlc, para.tlc_kind, lang, direction)
