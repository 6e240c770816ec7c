"""The words of a page of HTML, counted with the standard library alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_SILENT = frozenset({"head", "style", "script", "title", "xml", "template"})
_VOID = frozenset({"br", "img", "hr", "meta", "link", "input", "col", "wbr"})
_BLOCK = re.compile(r"p|h[1-6]|li|ul|ol|div|table|tr|td|th|blockquote|section|caption|dt|dd|center|pre")


def paragraphs(text: str, changes: str) -> Iterator[tuple[int, str]]:
    """Every stretch of words between the edges of blocks, with its number."""
    counter = _Counter({"accept": "del", "refuse": "ins", "keep": ""}[changes])
    counter.feed(text)
    counter.close()
    counter.edge()
    yield from enumerate(counter.done, 1)


class _Counter(HTMLParser):
    def __init__(self, gone: str) -> None:
        super().__init__(convert_charrefs=True)
        self.gone = gone
        self.silent: list[str] = []
        self.text: list[str] = []
        self.done: list[str] = []

    def edge(self) -> None:
        """A block begins or ends."""
        text = "".join(self.text)
        self.text = []
        if text.strip():
            self.done.append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.text.append("\n" if tag == "br" else "")
            alt = dict(attrs).get("alt") if tag == "img" else ""
            self.done += [alt] if alt else []
        elif tag in _SILENT or tag == self.gone:
            self.silent.append(tag)
        elif _BLOCK.fullmatch(tag):
            self.edge()

    def handle_endtag(self, tag: str) -> None:
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        elif _BLOCK.fullmatch(tag):
            self.edge()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.text.append(re.sub(r"[ \t\r\n]+", " ", data))
