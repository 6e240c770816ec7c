"""Styles as Word resolves them: what a paragraph inherits from its style and from those on which it is based."""

from __future__ import annotations

from lxml import etree

from pipeline.verify.docx.opened import W, value

_DEEPEST = 20


class Styles:
    """The styles of a document by identifier."""

    def __init__(self, styles: etree._Element | None) -> None:
        nodes = [] if styles is None else styles.findall(f"{W}style")
        self._all = {node.get(f"{W}styleId", ""): node for node in nodes}

    def __contains__(self, style: str) -> bool:
        return style in self._all

    def name(self, style: str) -> str:
        """The name of a style in Word's lists."""
        return value(self._all[style].find(f"{W}name")) if style in self._all else style

    def outline_of(self, style: str) -> int:
        """The outline level that a style gives, from 1; 0 for text."""
        return self._level(None, style)

    def outline(self, paragraph: etree._Element) -> int:
        """The outline level of a paragraph, from 1; 0 for text."""
        return self._level(paragraph.find(f"{W}pPr/{W}outlineLvl"), value(paragraph.find(f"{W}pPr/{W}pStyle")))

    def _level(self, own: etree._Element | None, style: str) -> int:
        for _ in range(_DEEPEST):
            if own is not None or style not in self._all:
                break
            node = self._all[style]
            own = node.find(f"{W}pPr/{W}outlineLvl")
            style = value(node.find(f"{W}basedOn"))
        level = int(value(own, "9"))
        return level + 1 if level < 9 else 0
