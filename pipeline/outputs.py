"""The table of outputs: one row for each, with what it is called, is, carries, and who renders and verifies it.

It imports nothing of the product. Help texts, names of files, stages, verify, freshness, the deposit's formats and the
list in README follow from it.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib import import_module
from typing import Any

from msgspec import Struct


class Row(Struct, frozen=True):
    """An output: its name, how its file ends, its media type, and what it is.

    ``render`` makes its bytes (``pipeline.render.request``), ``verify`` reads them back (``pipeline.verify.given``):
    ``module:function``, imported when it is called. Without ``render``, stages of its own make it. ``carries`` names
    the outputs that it has attached, ``pronom`` is name, version and PUID of its format in PRONOM. ``paged``: as
    issued, its table of contents has the numbers of laid out pages.
    """

    name: str
    extension: str
    media_type: str
    about: str
    verify: str
    render: str = ""
    carries: tuple[str, ...] = ()
    pronom: tuple[str, str, str] | None = None
    paged: bool = False


class Format(Enum):
    """An output. The value is its name on the command line; ``row`` is what the table says of it."""

    _value_: str
    row: Row

    def __new__(cls, row: Row) -> Format:  # noqa: PYI034 - a member is no instance of a subclass
        """A member is called by the name of its row."""
        member = object.__new__(cls)
        member._value_ = row.name
        member.row = row
        return member

    PDF = Row(
        "pdf",
        ".pdf",
        "application/pdf",
        "the pages as issued, PDF/A and PDF/UA in one file",
        verify="pipeline.verify.pdf:verified",
        carries=("akn",),
        pronom=("Acrobat PDF/A - Portable Document Format", "3a", "fmt/479"),
    )
    DOCX = Row(
        "docx",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "a Word file with native styles, lists, notes and fields",
        verify="pipeline.verify.docx:verified",
        render="pipeline.render.docx.render:rendered",
        pronom=("Microsoft Word for Windows", "2007 onwards", "fmt/412"),
        paged=True,
    )
    AKN = Row(
        "akn",
        ".akn.xml",
        "application/akn+xml",
        "Akoma Ntoso for the United Nations (AKN4UN)",
        verify="pipeline.verify.akn:verified",
        render="pipeline.render.akn:rendered",
        pronom=("LegalDocML Document", "", "fmt/1724"),
    )
    HTML = Row(
        "html",
        ".html",
        "text/html",
        "an accessible page for a browser",
        verify="pipeline.verify.html:verified",
        render="pipeline.render.html:rendered",
        pronom=("Hypertext Markup Language", "5", "fmt/471"),
    )
    TXT = Row(
        "txt",
        ".txt",
        "text/plain",
        "plain text",
        verify="pipeline.verify.text:verified",
        render="pipeline.render.text:rendered",
        pronom=("Plain Text File", "", "x-fmt/111"),
    )

    @property
    def extension(self) -> str:
        """What follows the document's name: ``.pdf``, or ``.akn.xml``."""
        return self.row.extension

    @property
    def carries(self) -> tuple[Format, ...]:
        """The other outputs that this one has attached."""
        return tuple(other for other in Format if other.value in self.row.carries)

    @property
    def carriers(self) -> tuple[Format, ...]:
        """The other outputs that have this one attached."""
        return tuple(other for other in Format if self in other.carries)


def function_of(name: str) -> Callable[..., Any]:
    """The function ``module:function`` of a row."""
    module, _, function = name.partition(":")
    called: Callable[..., Any] = getattr(import_module(module), function)
    return called
