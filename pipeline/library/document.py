"""A document, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline import stages
from pipeline.errors import Exit, Fault, MastheadError, Place
from pipeline.library.files.settings import formats_of, options_for
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.project import project_of
from pipeline.stages import CHECKING, PIPELINE, RESOLVING
from pipeline.work import Work, document_of, maker_of, parsed_of, run, source_of
from pipeline.xmlio.kinds import is_akn
from pipeline.xmlio.parse import read_bytes

if TYPE_CHECKING:
    from pipeline.akn.citing.cite import Citation
    from pipeline.checks.counting import Count
    from pipeline.document.model import Document as Resolved
    from pipeline.source.model.document import Source


class Document(Struct, frozen=True):
    """A source: its path (pictures and the project file are looked for beside it) and its bytes."""

    path: Path
    data: bytes

    @property
    def language(self) -> str:
        """The language of the document: ``en``. Raises ``MastheadError`` as ``build`` does."""
        return self._source().lang

    def check(self, *, strict: bool = False) -> tuple[Fault, ...]:
        """Every finding, in the order of the source; ``strict`` makes errors of warnings. Raises nothing for them.

        Akoma Ntoso is checked by its schema and the guidelines. Raises ``MastheadError`` where the machine is at fault.
        """
        if self.path.name.endswith(".akn.xml") or is_akn(self.data):
            from pipeline.akn.conformance import conformance

            return conformance(self.data, str(self.path))
        try:
            return self._checked(strict=strict).warnings
        except MastheadError as error:
            if error.exit_code is not Exit.DOCUMENT:
                raise
            return error.faults

    def build(
        self,
        formats: Iterable[Format | str] = tuple(Format),
        *,
        layout: str = "",
        form: Literal["issued", "submission"] = "issued",
        review: bool = False,
        wrap: int = 0,
        profile: Literal["a3a-ua1", "a4f-ua2"] = "a3a-ua1",
        shape: Literal["flat", "wrapper"] = "flat",
        since: Path | None = None,
        strict: bool = False,
    ) -> Mapping[Format, bytes]:
        """The outputs as bytes, each read back and compared with the document. Nothing is written.

        ``form`` and ``review`` are of the DOCX, ``profile`` of the PDF, ``shape`` of the Akoma Ntoso. ``wrap`` is the
        longest line of the text, in columns; 0 is no limit. ``since`` is an earlier version: what it numbers otherwise
        says so in the Akoma Ntoso.

        Raises ``KeyError`` for an output that does not exist, and ``MastheadError`` with every finding where the
        document cannot be built or an output differs.
        """
        options = replace(
            options_for([self.path], layout=layout, profile=profile, shape=shape, form=form, review=review, wrap=wrap),
            formats=formats_of(formats),
            renumbered=self._renumbered(since),
        )
        work = run(self._resolved(options, strict=strict), PIPELINE[len(RESOLVING) :])
        return MappingProxyType({each: work.outputs[each] for each in options.formats})

    def verify(self, outputs: Mapping[Format, bytes], *, layout: str = "") -> tuple[Fault, ...]:
        """How outputs differ from the document: nothing where they say what it says.

        Raises ``MastheadError`` where the document itself cannot be built.
        """
        from pipeline.library.files.links import as_the_page_leads

        options = Options(formats=tuple(outputs), layout=layout or project_of(self.path).layout, validate=False)
        work = self._resolved(options, strict=False)
        page = self.path.with_name(f"{work.name}{Format.HTML.extension}")
        options, _ = as_the_page_leads(outputs.get(Format.HTML, b""), page, document_of(work).language.code, options)
        unpaged = replace(options, formats=tuple(each for each in outputs if each is not Format.PDF))
        work = replace(stages.layout(replace(work, options=unpaged)), options=options)  # a DOCX may name pages
        for format_, data in outputs.items():
            work = work.with_output(format_, data)
        return stages.verify(work).differences

    def cite(self, place: str) -> Citation:
        """A place (``annex, AGREE, 6``, or an id) with its IRI, eId, words and citation. Raises ``MastheadError``."""
        from pipeline.akn.citing.cite import cite

        return cite(document_of(self._resolved(Options(), strict=False)), place)

    def count(self) -> Count:
        """The words of letter and annexes, and the most that the kind may have. Raises ``MastheadError``."""
        from pipeline.checks.counting import counted

        work = self._resolved(Options(), strict=False)
        return counted(parsed_of(work), source_of(work).letter.kind)

    def pages(self, *, layout: str = "") -> int:
        """How many pages the PDF has. Raises ``MastheadError``."""
        options = Options(formats=(Format.PDF,), layout=layout or project_of(self.path).layout)
        return maker_of(stages.layout(self._resolved(options, strict=False))).laid_out().pages

    def export(self, lang: str = "") -> str:
        """The document for translation tools, in XLIFF 2.1; ``lang`` is the language into which. ``MastheadError``."""
        from pipeline.exchange import to_xliff

        return to_xliff(self._source(), self.path.name, lang)

    def version(self, xliff: bytes, *, path: Path | str = "version.xlf") -> str:
        """The source of the version that the targets of an XLIFF file give. Raises ``MastheadError``."""
        from pipeline.exchange import from_xliff

        return from_xliff(xliff, str(path), self._source())

    def translation(self, lang: str) -> str:
        """A source in that language with the structure of this one, to be translated. Raises ``MastheadError``."""
        from pipeline.skeletons import translation_of

        return translation_of(self._source(), lang)

    def following(self, kind: str, *, lang: str = "", symbol: str = "") -> str:
        """A ``corrigendum``, ``addendum`` or ``revision`` of this document, to begin with. Raises ``MastheadError``."""
        from pipeline.skeletons import Asked, skeleton_of, symbols_of, translated

        source = self._source()
        source = source if lang in ("", source.lang) else translated(source, lang)
        return skeleton_of(kind, source, symbols_of(Asked(symbol=symbol)))

    def differences(self, *versions: Document) -> tuple[Fault, ...]:
        """How other language versions differ from this one in more than words. Raises ``MastheadError``."""
        from pipeline.checks.versions import parity

        first, *others = (resolved(each) for each in (self, *versions))
        return tuple(
            fault if fault.place.path else replace(fault, place=Place(str(version.path)))
            for version, other in zip(versions, others, strict=True)
            for fault in parity(first, other)
        )

    def _renumbered(self, since: Path | None) -> tuple[tuple[str, str], ...]:
        if since is None:
            return ()
        from pipeline.redline.renumbered import renumbered
        from pipeline.redline.versions import Side, side

        return renumbered(side(since), Side(self.path, self.data, resolved(self)))

    def _source(self) -> Source:
        return source_of(self._checked(strict=False))

    def _checked(self, *, strict: bool) -> Work:
        return run(self._work(Options(), strict=strict), CHECKING)

    def _resolved(self, options: Options, *, strict: bool) -> Work:
        return run(self._work(options, strict=strict), RESOLVING)

    def _work(self, options: Options, *, strict: bool) -> Work:
        project = project_of(self.path)
        options = replace(
            options,
            levels=replace(project.levels, always=strict),
        )
        return Work(self.path, self.path.stem, options, self.data)


def load(source: Path | str | bytes, *, path: Path | str = "source.xml") -> Document:
    """A document from a file, or from bytes; ``path`` is then what messages call it.

    Raises ``MastheadError`` MH101 or MH102 where the file cannot be read.
    """
    if isinstance(source, bytes):
        return Document(Path(path), source)
    return Document(Path(source), read_bytes(Path(source)))


def resolved(document: Document) -> Resolved:
    """The resolved document, of which outputs are made. Raises ``MastheadError``."""
    return document_of(document._resolved(Options(), strict=False))  # noqa: SLF001 - of this module
