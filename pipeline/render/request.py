"""What a renderer is given: one type for all, so that the table of outputs can name them."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from pipeline.document.model import Document
from pipeline.errors import Fault
from pipeline.options import Options
from pipeline.pages import LaidOut


class Request(Struct, frozen=True):
    """A document to render, as ``options`` ask. ``findings`` are those of its check, which a working copy tells.

    ``pages`` waits for the pages of the issued document, where its contents name them; else there is none. ``source``
    is the file from which the document was made, ``digest`` its SHA-256; ``name`` is what the outputs are called.
    """

    document: Document
    options: Options
    findings: tuple[Fault, ...] = ()
    pages: Callable[[], LaidOut] | None = None
    digest: str = ""
    source: bytes = b""
    name: str = ""
