"""The drafts of a document's pages, made in the process that lays them out: whoever asks for them loads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.document.model import Document
    from pipeline.pages.drafts import Draft


def ready() -> None:
    """Load what the first document would wait for: the renderer of the pages and its templates."""
    from pipeline.render.environment import environment
    from pipeline.render.pdf import TEMPLATE

    environment().get_template(TEMPLATE)


def drafts_of(document: Document) -> tuple[Draft, ...]:
    """The drafts of a document in its own layout, as ``pdf_drafts`` makes them."""
    from pipeline.render.pdf import pdf_drafts
    from pipeline.style.load import document_style

    return pdf_drafts(document, document_style(document))
