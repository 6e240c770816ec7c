"""The outputs in which changes are shown: what each is called, how its file ends, who makes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import Exit, Fault, MastheadError, Place
from pipeline.files.writing import write_all
from pipeline.fonts import private_fontconfig, require_fonts, user_cache
from pipeline.ooxml.opened import Unreadable
from pipeline.pages.drafts import lay_out_drafts
from pipeline.redline.akn import with_modifications
from pipeline.redline.docx import Reviser, redline_docx
from pipeline.redline.html import CSS, merged
from pipeline.redline.versions import Side
from pipeline.render.akn import Shape, render_akn
from pipeline.render.docx import render_docx
from pipeline.render.html import render_html
from pipeline.render.pdf import pdf_drafts, pdf_metadata
from pipeline.style.load import document_style
from pipeline.weasy import Profile, write_pdf


class RedlineOutput(Struct, frozen=True):
    """An output: its ending, what it is, and the function from both versions to its bytes.

    ``of_documents`` says that each side must have its document.
    """

    extension: str
    about: str
    make: Callable[[Side, Side, Reviser], bytes]
    of_documents: bool = True


def _docx(old: Side, new: Side, reviser: Reviser) -> bytes:
    """Raises ``MastheadError`` MH620 where a side is a DOCX that cannot be read."""
    try:
        return redline_docx(_file(old), _file(new), reviser)
    except (Unreadable, ValueError) as error:
        expected, mend = "two DOCX files of masthead", "take the files as masthead, Word or LibreOffice saved them"
        raise MastheadError([Fault("MH620", Place(str(new.path)), str(error), expected, mend)]) from None


def _file(side: Side) -> bytes:
    document = side.document
    return side.data if document is None else render_docx(document, document_style(document))


def _html(old: Side, new: Side, _reviser: Reviser) -> bytes:
    page = merged(*(render_html(each.resolved()) for each in (old, new)))
    return page.replace("</head>", f"<style>{CSS}</style></head>", 1).encode()


def _pdf(old: Side, new: Side, _reviser: Reviser) -> bytes:
    """The pages of the later version; what went stands where it stood. Raises ``MastheadError`` as a build does."""
    document = new.resolved()
    before, after = (pdf_drafts(each.resolved(), document_style(each.resolved()))[0] for each in (old, new))
    require_fonts()
    draft = replace(after, html=merged(before.html, after.html), css=after.css + CSS, tables={})
    laid = lay_out_drafts((draft,), private_fontconfig(user_cache()))
    return write_pdf(laid, profile=Profile("a3a-ua1"), metadata=pdf_metadata(document))


def _akn(old: Side, new: Side, reviser: Reviser) -> bytes:
    ones, others = (each.resolved() for each in (old, new))
    before, after = (render_akn(document, shape=Shape.FLAT).encode() for document in (ones, others))
    day = (reviser.date or others.masthead.date or others.date).partition("T")[0]
    return with_modifications(before, after, (old.blocks, new.blocks), day)


REDLINES = {
    "docx": RedlineOutput(".redline.docx", "a DOCX with tracked changes", _docx, of_documents=False),
    "pdf": RedlineOutput(".redline.pdf", "pages with marked changes", _pdf),
    "html": RedlineOutput(".redline.html", "a page with marked changes", _html),
    "akn": RedlineOutput(".redline.akn.xml", "Akoma Ntoso with its active modifications", _akn),
}


def write_shown(files: dict[str, bytes], folder: Path) -> None:
    """Put files into ``folder``. Raises ``MastheadError`` MH603 (exit 2) where other files of these names are there."""
    for name, data in files.items():
        path = folder / name
        if path.is_file() and path.read_bytes() != data:
            wrong, expected = "another file of this name is there", "no file in the place of an output"
            fault = Fault("MH603", Place(str(path)), wrong, expected, "rename it, delete it, or choose another --out")
            raise MastheadError([fault], Exit.CALL)
    write_all(folder, files)
