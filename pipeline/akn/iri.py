"""IRIs of a Work, its Expressions and Manifestations, and of their components (guidelines, part 1, page 145)."""

from __future__ import annotations

import re

from msgspec import Struct

from pipeline.akn.data import decisions


def number_token(symbol: str) -> str:
    """A symbol as a step of an IRI: ``A-61-nn`` for ``A/61/…``, ``A-RES-66-1`` for ``A/RES/66/1``, ``nn`` for none."""
    replacements: dict[str, str] = decisions()["symbol"]
    made = "".join(replacements.get(character, character) for character in symbol)
    return escaped(made) or str(replacements["…"])


def escaped(text: str) -> str:
    """``text`` as a part of an IRI: signs that would end or spoil it stand in per cents (RFC 3987, 2.2)."""
    return "".join(f"%{ord(character):02X}" if character in _SPOILS else character for character in text)


def reference(text: str) -> str:
    """The IRI of what the source calls ``text``: an address stays one, a name is escaped.

    What stands before the first colon of an IRI, and before any stroke, is a scheme (RFC 3986, 4.2).
    """
    if not _ADDRESS.match(text):
        first, stroke, others = escaped(text).partition("/")
        return (first if _SCHEME.match(first) else first.replace(":", "%3A")) + stroke + others
    address, mark, fragment = text.partition("#")
    kept = [_LONE_PERCENT.sub("%25", part) for part in (address, fragment)]
    return mark.join("".join(f"%{ord(c):02X}" if c in _NEVER else c for c in part) for part in kept if part or mark)


_NEVER = frozenset('<>"\\^`{|}#')
_SPOILS = _NEVER | frozenset("%?[]")
_SCHEME = re.compile(r"\A[A-Za-z][A-Za-z0-9+.-]*:")
_ADDRESS = re.compile(rf"{_SCHEME.pattern}//")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def work_iri(element: str, subtype: str, actor: str, date: str, number: str) -> str:
    """The IRI of a Work: ``/akn/un/{element}/{subtype}/{actor}/{date}/{number}``; all parts are required."""
    return f"/akn/{decisions()['work']['country']}/{element}/{subtype}/{actor}/{date}/{number}"


class Iris(Struct, frozen=True):
    """The IRIs of one component: those of the whole document (``…uri``) and its own (``…this``).

    ``path`` are its steps after ``!``: ``main`` for the document itself, ``annex_1``, ``annex_1/enclosure_2``.
    """

    work: str
    language: str
    path: str

    @property
    def work_this(self) -> str:
        """FRBRWork/FRBRthis."""
        return f"{self.work}/!{self.path}"

    @property
    def expression(self) -> str:
        """FRBRExpression/FRBRuri. The ``@`` without a date is the original version."""
        return f"{self.work}/{self.language}@"

    @property
    def expression_this(self) -> str:
        """FRBRExpression/FRBRthis, in the form that tools read: with a slash before ``!``."""
        return f"{self.expression}/!{self.path}"

    @property
    def manifestation(self) -> str:
        """FRBRManifestation/FRBRuri."""
        return f"{self.expression}.xml"

    @property
    def manifestation_this(self) -> str:
        """FRBRManifestation/FRBRthis."""
        return f"{self.expression_this}.xml"

    def fragment(self, eid: str) -> str:
        """The IRI of a place in this Expression; fragments count from the main component, whose eIds are unique."""
        return f"{self.expression}/!main#{eid}"

    def portion(self, eid: str) -> str:
        """The same as a portion of this component (Akoma Ntoso Naming Convention 1.0, 4.8), which tools parse."""
        return f"{self.expression_this}~{eid}" if eid else self.expression_this
