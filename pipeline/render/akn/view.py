"""The parts of an Akoma Ntoso body as the schema wants them: levels of the hierarchy, and blocks inside them."""

from __future__ import annotations

from msgspec import Struct

from pipeline.document.blocks import Contents, Figure, Heading, Table
from pipeline.document.inline import Inlines


class P(Struct, frozen=True):
    """A ``p``. ``entry`` is the register entry of the whole paragraph, where it has one, of the kind ``entry_kind``."""

    eid: str
    css: str
    run_in: Inlines
    content: Inlines
    entry: str
    entry_kind: str
    lang: str
    direction: str


class Captioned(Struct, frozen=True):
    """A ``block`` with a name: the heading of a container, which may have no ``heading`` (schema)."""

    eid: str
    name: str
    content: Inlines


class Item(Struct, frozen=True):
    """An ``item`` of a ``blockList``."""

    eid: str
    num: str
    blocks: tuple[Flow, ...]


class Points(Struct, frozen=True):
    """A ``blockList``: a list where no hierarchy may stand (part 1, page 54)."""

    eid: str
    css: str
    items: tuple[Item, ...]


class Quote(Struct, frozen=True):
    """An ``embeddedStructure``: words of others, set off."""

    eid: str
    lang: str
    direction: str
    levels: tuple[Level, ...]


Flow = P | Captioned | Points | Quote | Table | Figure | Contents


class Level(Struct, frozen=True):
    """A level of the hierarchy. It has ``content``, or ``intro``, ``levels`` and ``wrapup``: never both (schema).

    A ``container`` in the main body has neither: it ``held`` its blocks itself. ``name`` is that of an ``hcontainer``,
    ``refers`` the register entry of what the level is, ``css`` how it is set.
    """

    element: str
    eid: str
    name: str = ""
    num: str = ""
    heading: tuple[Heading, ...] = ()
    refers: str = ""
    css: str = ""
    lang: str = ""
    direction: str = ""
    held: tuple[Flow, ...] = ()
    content: tuple[Flow, ...] = ()
    intro: tuple[Flow, ...] = ()
    levels: tuple[Level, ...] = ()
    wrapup: tuple[Flow, ...] = ()
    wrapup_eid: str = ""


class Holder(Struct, frozen=True):
    """A ``container`` with its name, or a ``formula`` (``element``), of the preamble or of the closing."""

    element: str
    eid: str
    name: str
    blocks: tuple[Flow, ...]


class Body(Struct, frozen=True):
    """A component's text: the preamble with its holders, and the levels of the main body."""

    preamble_eid: str
    preamble: tuple[Holder, ...]
    levels: tuple[Level, ...]
