"""The pipeline: one ordered list of stages, each from one state of the work to the next.

What a stage needs is imported when it runs: a build of the text alone loads neither WeasyPrint nor python-docx.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.aside import Aside
from pipeline.errors import Fault, MastheadError, Severity
from pipeline.options import Format, Options
from pipeline.xmlio import Parsed, parse, read_bytes

if TYPE_CHECKING:
    from pipeline.document.model import Document
    from pipeline.render.docx import Comment
    from pipeline.source.model import Source
    from pipeline.weasy import Laid


def _nothing() -> Mapping[Format, bytes]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Work:
    """The state of one document on its way. Each stage says in its docstring what it reads and writes.

    ``name`` is what the outputs are called; ``warnings`` are findings that do not stop the build; ``outputs`` are the
    finished files, in memory until all of them are right; ``aside`` makes some of them meanwhile.
    """

    path: Path
    name: str
    options: Options
    data: bytes = b""
    parsed: Parsed | None = None
    source: Source | None = None
    document: Document | None = None
    laid: Laid | None = None
    warnings: tuple[Fault, ...] = ()
    outputs: Mapping[Format, bytes] = field(default_factory=_nothing)
    verified: tuple[Format, ...] = ()
    aside: Aside[Mapping[Format, bytes]] | None = None

    def wants(self, *formats: Format) -> bool:
        """Whether one of those outputs is asked for."""
        return any(format_ in self.options.formats for format_ in formats)

    def with_output(self, format_: Format, data: bytes) -> Work:
        """The work with one more finished output."""
        return replace(self, outputs=MappingProxyType({**self.outputs, format_: data}))


Stage = Callable[[Work], Work]


def run(work: Work, stages: tuple[tuple[str, Stage], ...], begun: Callable[[str], None] | None = None) -> Work:
    """Run ``stages`` in order; ``begun`` hears the name of each. Raises ``MastheadError`` at the first that refuses."""
    try:
        for name, stage in stages:
            if begun is not None:
                begun(name)
            work = stage(work)
    except BaseException:
        if work.aside is not None:
            work.aside.abandon()
        raise
    return work


def read(work: Work) -> Work:
    """Read and parse the source. Reads: path. Writes: data, parsed."""
    data = work.data or read_bytes(work.path)
    return replace(work, data=data, parsed=parse(str(work.path), data))


def grammar(work: Work) -> Work:
    """Check the tree against the schema. Reads: parsed. Writes: nothing."""
    from pipeline.source.grammar import grammar_faults

    faults = grammar_faults(_parsed(work))
    if faults:
        raise MastheadError(faults)
    return work


def load(work: Work) -> Work:
    """Load the Source model. Reads: parsed. Writes: source."""
    from pipeline.source.load import load as load_source

    return replace(work, source=load_source(_parsed(work)))


def check(work: Work) -> Work:
    """Check the house rules. Reads: source, parsed. Writes: warnings."""
    from pipeline.checks import check_source
    from pipeline.checks.glyphs import glyph_faults

    faults = tuple(
        sorted((*check_source(_source(work)), *glyph_faults(_parsed(work))), key=lambda f: (f.place, f.code))
    )
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise MastheadError(faults)
    return replace(work, warnings=faults)


def resolve(work: Work) -> Work:
    """Resolve numbers, ids, references, words. Reads: source. Writes: document."""
    from pipeline.resolve import resolve as resolve_source

    return replace(work, document=resolve_source(_source(work), work.path.parent, layout=work.options.layout))


def beside(work: Work) -> Work:
    """Begin what needs no pages, in a process of its own. Reads: document, data, warnings. Writes: aside."""
    return replace(work, aside=Aside.start(lambda: _others(work)))


def _others(work: Work) -> Mapping[Format, bytes]:
    return dict(run(work, BESIDE).outputs)


def together(work: Work) -> Work:
    """Wait for what was begun. Reads: aside. Writes: outputs."""
    if work.aside is None:
        return work
    others = work.aside.result()
    read_back = tuple(others) if work.options.verify else ()
    return replace(work, aside=None, verified=read_back, outputs=MappingProxyType({**work.outputs, **others}))


def akn(work: Work) -> Work:
    """Render the Akoma Ntoso, which the PDF carries too. Reads: document. Writes: the output."""
    if not work.wants(Format.AKN, Format.PDF):
        return work
    from pipeline.akn.schema import preload
    from pipeline.render.akn import Shape, render_akn

    if work.options.validate:
        preload()
    text = render_akn(document_of(work), shape=Shape(work.options.shape))
    return work.with_output(Format.AKN, text.encode())


def layout(work: Work) -> Work:
    """Lay the pages out, for a PDF and for a DOCX with a table of contents. Reads: document. Writes: laid."""
    if not (work.wants(Format.PDF) or _needs_pages(work)):
        return work
    from pipeline.fonts import private_fontconfig, require_fonts, user_cache
    from pipeline.render.pdf import render_pdf_html
    from pipeline.style import house_style
    from pipeline.weasy import lay_out

    document = document_of(work)
    require_fonts()
    pages = render_pdf_html(document, house_style(document.layout))
    return replace(work, laid=lay_out(pages.html, pages.css, fontconfig=private_fontconfig(user_cache())))


def pdf(work: Work) -> Work:
    """Write the PDF, with source and Akoma Ntoso attached. Reads: laid, data, AKN. Writes: the output."""
    if not work.wants(Format.PDF) or work.laid is None:
        return work
    from pipeline.render.pdf import attached_files, pdf_metadata
    from pipeline.weasy import Profile, write_pdf

    document = document_of(work)
    data = write_pdf(
        work.laid,
        profile=Profile(work.options.profile),
        metadata=pdf_metadata(document),
        attached=attached_files(document, work.name, work.data, work.outputs[Format.AKN]),
    )
    return work.with_output(Format.PDF, data)


def docx(work: Work) -> Work:
    """Write the DOCX; one with a table of contents waits for the pages. Reads: document, laid. Writes: the output."""
    if not work.wants(Format.DOCX) or Format.DOCX in work.outputs or (_needs_pages(work) and work.laid is None):
        return work
    from pipeline.render.docx import Form, render_docx
    from pipeline.style import house_style

    document = document_of(work)
    data = render_docx(
        document,
        house_style(document.layout),
        pages=work.laid.page_of() if work.laid else None,
        total_pages=work.laid.pages if work.laid else 0,
        comments=_comments(work) if work.options.review else (),
        form=Form(work.options.form),
        review=work.options.review,
    )
    return work.with_output(Format.DOCX, data)


def html(work: Work) -> Work:
    """Render the HTML page. Reads: document. Writes: the output."""
    if not work.wants(Format.HTML):
        return work
    from pipeline.render.html import render_html

    return work.with_output(Format.HTML, render_html(document_of(work)).encode())


def txt(work: Work) -> Work:
    """Render the plain text. Reads: document. Writes: the output."""
    if not work.wants(Format.TXT):
        return work
    from pipeline.render.text import render_text

    return work.with_output(Format.TXT, render_text(document_of(work)).encode())


def validate(work: Work) -> Work:
    """Validate the Akoma Ntoso by schema and guidelines. Reads: the AKN. Writes: nothing."""
    if not work.options.validate or Format.AKN not in work.outputs:
        return work
    from pipeline.akn.checks import check_akn
    from pipeline.akn.schema import validate_akn

    data, name = work.outputs[Format.AKN], f"{work.name}{Format.AKN.extension}"
    _refuse(validate_akn(data, name) or check_akn(data, name))
    return work


def verify(work: Work) -> Work:
    """Read every output back and compare it with the document. Reads: document, outputs. Writes: verified."""
    if not work.options.verify:
        return work
    from pipeline.verify.outputs import verify_outputs

    unread = [format_ for format_ in work.outputs if format_ not in work.verified]
    _refuse(verify_outputs(document_of(work), work.name, work.data, work.outputs, work.options, unread))
    return replace(work, verified=(*work.verified, *unread))


CHECKING: tuple[tuple[str, Stage], ...] = (
    ("read", read),
    ("grammar", grammar),
    ("load", load),
    ("check", check),
)

RESOLVING: tuple[tuple[str, Stage], ...] = (*CHECKING, ("resolve", resolve))

BESIDE: tuple[tuple[str, Stage], ...] = (  # in a process of its own, while the pages are laid out
    ("akn", akn),
    ("docx", docx),
    ("html", html),
    ("txt", txt),
    ("validate", validate),
    ("verify", verify),
)

PIPELINE: tuple[tuple[str, Stage], ...] = (
    *RESOLVING,
    ("beside", beside),
    ("layout", layout),
    ("together", together),
    ("pdf", pdf),
    ("docx", docx),
    ("verify", verify),
)


def _needs_pages(work: Work) -> bool:
    """Whether the DOCX has a table of contents, whose page numbers only the layout knows."""
    return work.wants(Format.DOCX) and has_contents(document_of(work))


def has_contents(document: Document) -> bool:
    """Whether the document has a table of contents, whose page numbers only the layout knows."""
    from pipeline.document.blocks import Contents, Group

    def found(blocks: tuple[object, ...]) -> bool:
        return any(
            isinstance(block, Contents) or (isinstance(block, Group) and found(block.blocks)) for block in blocks
        )

    waiting = [document.letter]
    while waiting:
        component = waiting.pop()
        if found(component.blocks):
            return True
        waiting.extend(component.attachments)
    return False


def _comments(work: Work) -> tuple[Comment, ...]:
    from pipeline.render.docx import Comment as WordComment
    from pipeline.resolve.places import anchor, ids_by_place

    ids = ids_by_place(_source(work))
    date = document_of(work).masthead.date or document_of(work).date
    return tuple(
        WordComment(anchor(ids, fault.place), f"{fault.code}: {fault.wrong}. {fault.mend}", "masthead check", date)
        for fault in work.warnings
    )


def _refuse(faults: tuple[Fault, ...]) -> None:
    if faults:
        raise MastheadError(faults)


def _parsed(work: Work) -> Parsed:
    if work.parsed is None:
        raise LookupError("the stage needs a parsed source")
    return work.parsed


def _source(work: Work) -> Source:
    if work.source is None:
        raise LookupError("the stage needs a loaded source")
    return work.source


def document_of(work: Work) -> Document:
    """The resolved document of a work that has come as far."""
    if work.document is None:
        raise LookupError("the stage needs a resolved document")
    return work.document
