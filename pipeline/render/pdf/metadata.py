"""What the PDF says of itself in its XMP."""

from __future__ import annotations

from pipeline.akn.metadata.facts import letter_facts
from pipeline.document.model import Document
from pipeline.weasy import Metadata

_MAKER = "Masthead"  # never the services of the United Nations: the file is ours


def pdf_metadata(document: Document) -> Metadata:
    """The metadata of the PDF of ``document``, from the document alone."""
    symbols = [symbol for symbol in document.masthead.symbols if symbol.assigned]
    return Metadata(
        title=document.title,
        subject=document.summary,
        keywords=document.keywords,
        language=document.language.code,
        author="",
        creator=_MAKER,
        created=document.date,
        status=document.status.value,
        symbol=", ".join(symbol.text for symbol in symbols),
        identifier=letter_facts(document).iris.expression,
    )
