"""Names of Akoma Ntoso: namespaces, qualified names, and the element that an eId's abbreviation stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.akn.data import decisions

if TYPE_CHECKING:
    from lxml import etree

AKN: Final[str] = decisions()["namespace"]["akn"]
DEEPEST: Final = 250  # elements in one another, which lxml still reads: one of a source becomes up to two and a half
AKN4UN: Final[str] = decisions()["namespace"]["akn4un"]
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
STEP: Final = "__"


def q(name: str) -> str:
    """``name`` in the namespace of Akoma Ntoso, as lxml writes it."""
    return f"{{{AKN}}}{name}"


def own(name: str) -> str:
    """``name`` in the namespace of the guidelines (proprietary and presentation data)."""
    return f"{{{AKN4UN}}}{name}"


def parent_id(eid: str) -> str:
    """The eId of the element around the one with ``eid``; ``''`` at the top of its document."""
    return eid.rpartition(STEP)[0]


def last_step(eid: str) -> str:
    """The last step of an eId: ``para_8`` of ``att_1__dvs_1__para_8``."""
    return eid.rpartition(STEP)[2]


def abbreviation(eid: str) -> str:
    """The abbreviation in the last step of an eId: ``para`` of ``att_1__dvs_1__para_8``."""
    return last_step(eid).partition("_")[0]


def element_of(eid: str, otherwise: str) -> str:
    """The element that the last step of ``eid`` names (part 1, page 145), or ``otherwise`` where it names none."""
    elements: dict[str, str] = decisions()["elements"]
    return elements.get(abbreviation(eid), otherwise)


def is_element(node: etree._Element) -> bool:
    """Whether ``node`` is an element and neither a comment nor a processing instruction."""
    return isinstance(node.tag, str)
