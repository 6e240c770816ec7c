"""What a verifier is given: one type for all, so that the table of outputs can name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from pipeline.document.model import Document
from pipeline.errors import Fault
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.verify.expected.document import Expected


class Given(Struct, frozen=True):
    """An output to be compared with its document. ``path`` is its name, ``stream`` what the document says.

    ``source`` and ``outputs`` are what it may carry; ``pages`` has the page of each id, where a layout is at hand;
    ``findings`` are those that a working copy tells, where they are known.
    """

    data: bytes
    path: str
    document: Document
    stream: Expected
    options: Options
    source: bytes
    outputs: Mapping[Format, bytes]
    pages: Mapping[str, int] | None = None
    findings: Sequence[Fault] | None = None
