"""The pipeline: one ordered list of stages, each from one state of the work to the next.

What a stage needs is imported when it runs: a build of the text alone loads neither WeasyPrint nor python-docx.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256

from msgspec.structs import replace

from pipeline.errors import Fault, MastheadError, Severity
from pipeline.outputs import Format, function_of
from pipeline.work import DifferenceError, Stage, Work, document_of, maker_of, parsed_of, run, source_of
from pipeline.xmlio.parse import parse, read_bytes

__all__ = ["CHECKING", "PIPELINE", "RESOLVING", "Stage", "Work", "document_of", "run"]


def read(work: Work) -> Work:
    """Read and parse the source, with the annexes that it shares. Reads: path. Writes: data, parsed, shared."""
    from pipeline.source.shared import written_in

    parsed = written_in(parse(str(work.path), work.data or read_bytes(work.path)))
    return replace(work, data=parsed.data, parsed=parsed, shared=parsed.shared)


def grammar(work: Work) -> Work:
    """Check the tree against the schema; of a faulty one, the house rules too. Reads: parsed. Writes: nothing."""
    from pipeline.source.grammar.check import grammar_faults

    parsed = parsed_of(work)
    faults = (*(each for each in parsed.findings if each.severity is Severity.ERROR), *grammar_faults(parsed))
    if faults:
        from pipeline.checks.ungrammatical import other_findings
        from pipeline.source.positions import pinpointed

        placed = pinpointed(parsed, faults)
        others = work.options.levels.judged(_told(work, other_findings(parsed, faults)), work.path)
        raise MastheadError(sorted((*placed, *others), key=lambda fault: (fault.place, fault.code)))
    return work


def load(work: Work) -> Work:
    """Load the Source model. Reads: parsed. Writes: source."""
    from pipeline.source.load import load as load_source

    return replace(work, source=load_source(parsed_of(work)))


def check(work: Work) -> Work:
    """Check the house rules and the pictures. Reads: source, parsed. Writes: warnings, pictures."""
    from pipeline.checks import check_source
    from pipeline.checks.text.glyphs import glyph_faults
    from pipeline.pictures import pictures_of

    pictures, refused = pictures_of(source_of(work), work.path.parent)
    parsed = parsed_of(work)
    found = list(check_source(source_of(work), parsed, (*glyph_faults(parsed), *refused, *parsed.findings)))
    if work.options.form == "submission":
        from pipeline.checks.letter.submission import signing_faults

        found += signing_faults(source_of(work))
    judged = work.options.levels.judged(_told(work, found), work.path)
    faults = tuple(sorted(judged, key=lambda fault: (fault.place, fault.code)))
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise MastheadError(faults)
    return replace(work, warnings=faults, pictures=pictures)


def resolve(work: Work) -> Work:
    """Resolve numbers, ids, references, words. Reads: source, pictures. Writes: document."""
    from pipeline.resolve.document import resolve as resolve_source

    document = resolve_source(source_of(work), work.path.parent, layout=work.options.layout, pictures=work.pictures)
    return replace(work, document=document)


def layout(work: Work) -> Work:
    """Begin to lay out the pages, for a PDF and for what prints their numbers. Reads: document. Writes: maker."""
    if not (work.wants(Format.PDF) or _needs_pages(work)):
        return work
    from pipeline.fonts import private_fontconfig, require_fonts, user_cache
    from pipeline.pages import SameProcess
    from pipeline.render.drafting import drafts_of

    require_fonts()
    maker = work.maker or SameProcess()
    maker.lay_out(partial(drafts_of, document_of(work)), private_fontconfig(user_cache()))
    return replace(work, maker=maker)


def rendering(format_: Format) -> Stage:
    """The stage that renders an output."""

    def rendered(work: Work) -> Work:
        """Render it, also for an output that carries it. Reads: document, maker. Writes: the output."""
        if not work.wants(format_, *format_.carriers):
            return work
        from pipeline.render.request import Request

        waits = maker_of(work).laid_out if format_.row.paged and _needs_pages(work) else None
        digest = sha256(work.data).hexdigest()
        request = Request(document_of(work), work.options, work.warnings, waits, digest, work.data, _output_stem(work))
        return work.with_output(format_, function_of(format_.row.render)(request))

    return rendered


def pages(work: Work) -> Work:
    """Begin to write the PDF, with source and Akoma Ntoso attached. Reads: data, AKN. Writes: nothing yet."""
    if not work.wants(Format.PDF):
        return work
    from pipeline.render.pdf import attached_files, pdf_metadata
    from pipeline.weasy import Profile

    document = document_of(work)
    maker_of(work).write(
        Profile(work.options.profile),
        pdf_metadata(document),
        attached_files(document, work.name, work.data, work.outputs[Format.AKN]),
    )
    return work


def validate(work: Work) -> Work:
    """Validate the Akoma Ntoso by schema and guidelines. Reads: the AKN. Writes: differences, withheld."""
    if not work.options.validate or Format.AKN not in work.outputs:
        return work
    from pipeline.akn.conformance import conformance
    from pipeline.verify.located import told

    data, name = work.outputs[Format.AKN], f"{work.name}{Format.AKN.extension}"
    faults = conformance(data, name)
    return work.withhold({Format.AKN: told(faults, document_of(work), str(work.path), "--no-validate")})


def verify(work: Work) -> Work:
    """Read outputs back and compare. Reads: document, outputs, maker. Writes: verified, differences, withheld."""
    if not work.options.verify:
        return work
    from pipeline.verify.located import told
    from pipeline.verify.outputs import verify_outputs

    document = document_of(work)
    unread = [format_ for format_ in work.outputs if format_ not in work.verified]
    pages = maker_of(work).laid_out().page_of if _needs_pages(work) and any(each in unread for each in _PAGED) else None
    found = verify_outputs(
        document, _output_stem(work), work.data, work.outputs, work.options, unread, pages=pages, findings=work.warnings
    )
    verified = replace(work, verified=(*work.verified, *unread))
    return verified.withhold(
        {format_: told(faults, document, str(work.path), "--no-verify") for format_, faults in found.items()}
    )


def pdf(work: Work) -> Work:
    """Wait for the PDF, unless what it carries is withheld. Reads: maker. Writes: the output."""
    if not work.wants(Format.PDF) or Format.PDF in work.withheld:
        return work
    if work.options.verify:
        function_of(Format.PDF.row.verify)  # loaded while another process makes the pages
    return work.with_output(Format.PDF, maker_of(work).pdf())


def whole(work: Work) -> Work:
    """Refuse the work where an output differs; the error has the others. Reads: differences. Writes: nothing."""
    if work.differences:
        raise DifferenceError(work)
    return work


CHECKING: tuple[tuple[str, Stage], ...] = (
    ("read", read),
    ("grammar", grammar),
    ("load", load),
    ("check", check),
)

RESOLVING: tuple[tuple[str, Stage], ...] = (*CHECKING, ("resolve", resolve))

_RENDERED = tuple(format_ for format_ in Format if format_.row.render)
_PAGED = tuple(format_ for format_ in Format if format_.row.paged)

PIPELINE: tuple[tuple[str, Stage], ...] = (
    *RESOLVING,
    ("layout", layout),  # begins here, beside what follows (see pipeline/pages) …
    *((format_.value, rendering(format_)) for format_ in _RENDERED if format_.carriers),
    ("pages", pages),
    *((format_.value, rendering(format_)) for format_ in _RENDERED if not format_.carriers),
    ("validate", validate),
    ("verify", verify),
    ("pdf", pdf),  # … and is waited for here
    ("verify pdf", verify),
    ("whole", whole),
)


def _told(work: Work, found: Iterable[Fault]) -> Iterator[Fault]:
    """The findings without warnings about words of other files, which are told, or allowed, where these stand."""
    others = {str(work.path.parent / name) for name in work.shared}
    return (fault for fault in found if fault.severity is Severity.ERROR or fault.place.path not in others)


def _output_stem(work: Work) -> str:
    """What the outputs are called: by the source, or by the symbol."""
    if work.options.name != "symbol":
        return work.name
    from pipeline.files.naming import symbol_stem

    return symbol_stem(document_of(work), work.name)


def _needs_pages(work: Work) -> bool:
    """Whether an output has a table of contents with page numbers, which only the layout knows."""
    from pipeline.document.contents import has_contents

    return work.wants(*_PAGED) and work.options.issued and has_contents(document_of(work))
