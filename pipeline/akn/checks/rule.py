"""What a conformance check is: a rule of the guidelines with its page, and a function that looks for breaches of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree
from msgspec import Struct

from pipeline.akn.file import AknFile


class Finding(Struct, frozen=True):
    """A breach: the element where it is, what was found, what the rule expects, how to mend it."""

    element: etree._Element
    wrong: str
    expected: str
    mend: str


Check = Callable[[AknFile], Iterator[Finding]]


class Rule(Struct, frozen=True):
    """A rule: its code, the page of the guidelines (``P1-145``: part 1, page 145), what it says, and its check."""

    code: str
    page: str
    says: str
    check: Check
