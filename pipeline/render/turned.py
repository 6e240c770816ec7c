"""What stands on a turned page with its table: headings that nothing else follows, and the rule at the end.

Neither is left on a page by itself. Of the annex headings of real letters, the one on a turned page is that of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.document.blocks import Block, Group, Para, Table
from pipeline.document.model import Component, Document


def turned_end(document: Document) -> Table | None:
    """The table on a turned page that is the last thing printed, if there is one."""
    table = table_at_end(document)
    return table if table is not None and table.turned else None


def table_at_end(document: Document) -> Table | None:
    """The table that is the last thing printed, with what stands under it, if there is one."""
    last = _last(document.letter)
    closing = last.closing
    if closing.before or closing.signatures or closing.after or not last.blocks:
        return None
    block: Block = last.blocks[-1]
    while isinstance(block, Group) and block.blocks:
        block = block.blocks[-1]
    return block if isinstance(block, Table) else None


def turned_heads(component: Component) -> Iterator[str]:
    """The ids of headings, in the component and what is attached to it, that lead to a table on a turned page.

    An attachment's is that of its heading, or of the title in its stead; the head around it goes with it.
    """
    attached = component.id and component.heading_id and not component.opening  # the letter's stands on the first page
    heads = (component.heading_id,) if attached else ()
    yield from _leading(component.blocks, heads)
    for attachment in component.attachments:
        yield from turned_heads(attachment)


def _leading(blocks: Iterable[Block], heads: tuple[str, ...]) -> Iterator[str]:
    """The ids among ``heads``, which stand before these blocks, and among theirs."""
    for block in blocks:
        if isinstance(block, Table) and block.turned:
            yield from heads
        elif isinstance(block, Group):
            yield from _leading(block.blocks, (*heads, *(heading.id for heading in block.heading)))
        elif isinstance(block, Para):
            yield from _leading(block.parts, ())
        heads = ()


def _last(component: Component) -> Component:
    return _last(component.attachments[-1]) if component.attachments else component
