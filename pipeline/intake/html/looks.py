"""What elements of a page say of their words: look, alignment, depth in lists."""

from __future__ import annotations

import re

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.intake.stream import PLAIN, Look


class Around(Struct, frozen=True):
    """What elements around say of their words: look, alignment, how deep in lists, whether it is a quotation."""

    look: Look = PLAIN
    align: str = ""
    depth: int = 0
    quoted: bool = False

    def within(self, node: etree._Element) -> Around:
        """The style in a block."""
        css = (node.get("style") or "").casefold()
        aligned = re.search(r"text-align:\s*(\w+)", css)
        align = aligned[1] if aligned else (node.get("align") or self.align).casefold()
        align = "center" if node.tag == "center" else align
        quoted = self.quoted or node.tag == "blockquote"
        return replace(self, look=over(self.look, node, css), align=align, quoted=quoted)

    def deeper(self) -> Around:
        """The style in a list below."""
        return replace(self, depth=self.depth + 1)


def over(below: Look, node: etree._Element, style: str) -> Look:
    """What an element says of its words, over what stands around it."""
    tag = str(node.tag)
    look = below
    if tag in ("b", "strong", "th") or re.search(r"font-weight:\s*(?:bold|[6-9]00)", style):
        look = replace(look, bold=True)
    if tag in ("i", "em", "cite") or re.search(r"font-style:\s*italic", style):
        look = replace(look, italic=True)
    if tag == "sup":
        look = replace(look, raised=True)
    if tag == "sub":
        look = replace(look, lowered=True)
    return replace(look, lang=node.get("lang") or look.lang, rtl=node.get("dir") == "rtl" or look.rtl)
