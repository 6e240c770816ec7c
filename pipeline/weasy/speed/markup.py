"""A page is read by a parser of XML: that of HTML5, which mends what is not well-formed, takes thirty times as long.

Our templates leave only the ends of empty elements to the parser. What still is not well-formed is read as HTML5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import ParseError, fromstring

_EMPTY = re.compile(r"<((?:br|col|img|meta)\b[^>]*?)/?>")  # what templates/pdf and templates/html have of them


@contextmanager
def applied() -> Iterator[None]:
    """Replace the parser once WeasyPrint is imported."""
    yield
    weasyprint: Any = import_module("weasyprint")
    stock = weasyprint.tinyhtml5

    def parse(page: Any, **options: Any) -> Any:
        """In place of ``tinyhtml5.parse``; ``page`` is an open file of text."""
        root = tree(page.getvalue())
        return stock.parse(page, **options) if root is None else root

    weasyprint.tinyhtml5 = SimpleNamespace(parse=parse)


def tree(html: str) -> Any:
    """The root of a page as ``tinyhtml5`` makes it; none where the page is not well-formed."""
    try:
        root = fromstring(_EMPTY.sub(r"<\1/>", html))  # noqa: S314 - a page of ours, in which entities are escaped
    except ParseError:
        return None
    root.text = None  # HTML5 drops the blanks before the head
    return root
