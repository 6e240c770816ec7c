"""The state of one document on its way through the pipeline, and how stages are run over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.errors import Exit, Fault, MastheadError
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.xmlio.parse import Parsed

if TYPE_CHECKING:
    from pipeline.document.model import Document
    from pipeline.pages import PageMaker
    from pipeline.pictures import Pictures
    from pipeline.source.model.document import Source


def _nothing() -> Mapping[Format, bytes]:
    return MappingProxyType({})


class Work(Struct, frozen=True):
    """The state of one document on its way. Each stage says in its docstring what it reads and writes.

    ``name`` is what the outputs are called; ``data`` are the bytes of the source, with the annexes that it shares
    written in, ``shared`` the files that have them, by name; ``pictures`` are those of the source; ``warnings`` are
    findings that do not stop the build; ``outputs`` are the finished files, in memory until all have been read back;
    ``maker`` makes the pages meanwhile. ``differences`` are faults of the program, ``withheld`` the outputs that have
    one, or that carry one which has.
    """

    path: Path
    name: str
    options: Options
    data: bytes = b""
    shared: Mapping[str, bytes] = field(default_factory=dict)
    parsed: Parsed | None = None
    source: Source | None = None
    document: Document | None = None
    warnings: tuple[Fault, ...] = ()
    pictures: Pictures | None = None
    outputs: Mapping[Format, bytes] = field(default_factory=_nothing)
    verified: tuple[Format, ...] = ()
    maker: PageMaker | None = None
    differences: tuple[Fault, ...] = ()
    withheld: frozenset[Format] = frozenset()

    def wants(self, *formats: Format) -> bool:
        """Whether one of those outputs is asked for."""
        return any(format_ in self.options.formats for format_ in formats)

    def with_output(self, format_: Format, data: bytes) -> Work:
        """The work with one more finished output."""
        return replace(self, outputs=MappingProxyType({**self.outputs, format_: data}))

    def withhold(self, found: Mapping[Format, tuple[Fault, ...]]) -> Work:
        """The work without the outputs that have faults: they are not to be written, nor is what carries them."""
        differing = {format_ for format_, faults in found.items() if faults}
        carrying = {format_ for format_ in Format if differing.intersection(format_.carries)}
        faults = tuple(fault for format_ in found for fault in found[format_])
        return replace(self, differences=(*self.differences, *faults), withheld=self.withheld | differing | carrying)


class DifferenceError(MastheadError):
    """Outputs do not say what the document says: the program is at fault. ``work`` has the others, which are sound."""

    def __init__(self, work: Work) -> None:
        super().__init__(work.differences, Exit.ENVIRONMENT)
        self.work = work


Stage = Callable[[Work], Work]


def run(work: Work, stages: tuple[tuple[str, Stage], ...], begun: Callable[[str], None] | None = None) -> Work:
    """Run ``stages`` in order; ``begun`` hears the name of each. Raises ``MastheadError`` at the first that refuses."""
    for name, stage in stages:
        if begun is not None:
            begun(name)
        work = stage(work)
    return work


def parsed_of(work: Work) -> Parsed:
    """The parsed source of a work that has come as far."""
    if work.parsed is None:
        raise LookupError("the stage needs a parsed source")
    return work.parsed


def source_of(work: Work) -> Source:
    """The loaded source of a work that has come as far."""
    if work.source is None:
        raise LookupError("the stage needs a loaded source")
    return work.source


def document_of(work: Work) -> Document:
    """The resolved document of a work that has come as far."""
    if work.document is None:
        raise LookupError("the stage needs a resolved document")
    return work.document


def maker_of(work: Work) -> PageMaker:
    """Who makes the pages of a work that has come as far."""
    if work.maker is None:
        raise LookupError("the stage needs pages that are being laid out")
    return work.maker
