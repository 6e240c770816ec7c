"""The organ that speaks in a resolution is in italics, the comma after it and the mark of a note are not."""

from __future__ import annotations

import re

import pytest
from look.building import document_of, source

from pipeline.render.akn import render_akn


@pytest.mark.parametrize(
    ("organ", "printed"),
    [
        ("The General Assembly,", "<i>The General Assembly</i>,"),
        ("The <state key='PE'>Peruvian</state> Assembly", r"<i>The <organization .*</organization> Assembly</i>"),
        ("الجمعية العامة،", "<i>الجمعية العامة</i>،"),
        ("大会，", "<i>大会</i>，"),
        ("The Assembly,<note><text>Of 2025.</text></note>", "<i>The Assembly</i>,<sup .*</sup>"),
        ("<emphasis>The Assembly</emphasis> of States,", "<i>The Assembly</i> of States,"),
    ],
)
def test_the_name_is_in_italics_without_its_comma(organ: str, printed: str) -> None:
    body = f"<resolution><organ>{organ}</organ><item>Decides.</item></resolution>"
    document = document_of(source(attached=f"<annex><title>Draft</title><body>{body}</body></annex>"))
    akn = render_akn(document)
    assert re.search(f'class="resolution-organ">{printed}</p>', akn), akn
