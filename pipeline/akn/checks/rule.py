"""What a conformance check is: a rule of the guidelines with its page, and a function that looks for breaches of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.akn.file import AknFile


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach: the element where it is, what was found, what the rule expects, how to mend it."""

    element: etree._Element
    wrong: str
    expected: str
    mend: str


Check = Callable[[AknFile], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, the page of the guidelines (``P1-145``: part 1, page 145), what it says, and its check."""

    code: str
    page: str
    says: str
    check: Check
