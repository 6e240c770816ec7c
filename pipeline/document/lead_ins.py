"""Lead-ins: words to which a list, table, figure or quotation belongs, and which are not left at the foot of a page."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.document.blocks import Block, Figure, Group, GroupKind, Para, Table
from pipeline.document.in_line import in_line, paragraphs_in_line
from pipeline.document.inline import words

_COLONS = (":", "\uff1a")
_BELONGS = frozenset({GroupKind.LIST, GroupKind.QUOTATION, GroupKind.OPERATIVE, GroupKind.PARTICIPANTS})


def led(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks; each paragraph that leads to what follows it says so."""
    return tuple(
        replace(block, keeps_with_next=True)
        if isinstance(block, Para) and is_lead_in(block, blocks[place + 1 : place + 2])
        else block
        for place, block in enumerate(blocks)
    )


def is_lead_in(para: Para, following: Sequence[Block] = ()) -> bool:
    """Whether a list, table, figure or quotation is part of the paragraph, or stands after its colon."""
    own = para.parts[len(in_line(para)) :]
    if own:
        return _belongs(own[0])
    last = (para, *paragraphs_in_line(para))[-1]
    return any(_belongs(block) for block in following) and words(last.content).rstrip().endswith(_COLONS)


def _belongs(block: Block) -> bool:
    if isinstance(block, Group):
        return block.kind in _BELONGS and not block.inline
    return isinstance(block, Figure) or (isinstance(block, Table) and not block.turned)
