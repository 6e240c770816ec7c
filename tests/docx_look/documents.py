"""The documents whose looks stand in golden files: every source of the tests that a DOCX is made of, and its forms."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from docx_files import EVERYTHING, TESTS, written

from pipeline.document.model import Document
from pipeline.render.docx import Form
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.xmlio.parse import parse

GOLDEN = Path(__file__).parent / "golden"
_SOURCES = {
    "everything": EVERYTHING,
    "lima": TESTS.parent / "source" / "lima-declaration.xml",
    **{path.stem: path for path in sorted((TESTS / "words").glob("letter.*.xml"))},
    **{f"docx-{path.stem}": path for path in sorted((TESTS / "docx" / "sources").glob("*.xml"))},
    **{path.stem: path for path in sorted((TESTS / "docx_look" / "sources").glob("*.xml"))},
    **{path.stem: path for path in sorted((TESTS / "adopted" / "sources").glob("*.xml"))},
    **{f"look-{path.stem}": path for path in sorted((TESTS / "look" / "sources").glob("*.xml"))},
}
_FORMS: dict[str, tuple[str, str, dict[str, Any]]] = {  # source, layout, options
    "everything": ("everything", "", {}),
    "everything-new-york-2006": ("everything", "new-york-2006", {}),
    "everything-geneva": ("everything", "geneva", {}),
    "everything-review": ("everything", "", {"review": True}),
    "everything-submission": ("everything", "", {"form": Form.SUBMISSION}),
    "turned-submission": ("turned", "", {"form": Form.SUBMISSION, "review": True}),
    "attached.ar-review": ("attached.ar", "", {"review": True}),
    "attached.ar-submission": ("attached.ar", "", {"form": Form.SUBMISSION}),
}
NAMES = tuple(dict.fromkeys((*_SOURCES, *_FORMS)))


def docx_of(name: str) -> tuple[Document, bytes]:
    """The document of a golden file, and what is written of it now; the pages of its contents are made up."""
    source, layout, options = _FORMS.get(name, (name, "", {}))
    document = _resolved(_SOURCES[source], layout)
    pages = {entry.target: 7 for entry in document.outline}
    return document, written(document, pages=pages, total_pages=9, **options)


@cache
def _resolved(path: Path, layout: str) -> Document:
    return resolve(load(parse(str(path), path.read_bytes())), path.parent, layout=layout)
