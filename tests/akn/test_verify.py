"""The comparison of an output with its document finds what was changed."""

from __future__ import annotations

import pytest

from pipeline.document.model import Document
from pipeline.render.akn import render_akn
from pipeline.verify.akn import verify_akn

CHANGES = [
    ("MH630", "<doc ", "<doc <"),
    ("MH631", "promote policies", "promote the policies"),
    ("MH631", "<p>Between the lists:</p>", "<p/>"),
    ("MH632", "<num>(ii)</num>", "<num>(iii)</num>"),
    ("MH633", 'eId="para_1__subpara_b"', 'eId="para_1__subpara_z"'),
    ("MH634", "First paragraph of a note.", "First paragraph of the note."),
    ("MH634", 'marker="2"', 'marker="9"'),
    ("MH637", 'href="#att_1__sec_I__para_2"', 'href="#att_1"'),
    ("MH638", 'colspan="2"', 'colspan="3"'),
    ("MH635", "Seventy-ninth session", "Seventy-eighth session"),
]


@pytest.mark.parametrize(("code", "old", "new"), CHANGES)
def test_a_change_is_found(everything: Document, letter: Document, code: str, old: str, new: str) -> None:
    document = everything if old in render_akn(everything) else letter
    text = render_akn(document)
    assert old in text
    faults = verify_akn(document, text.replace(old, new).encode())
    assert code in {fault.code for fault in faults}


def test_an_addition_is_found(letter: Document) -> None:
    text = render_akn(letter)
    cut = text.rindex("</mainBody>")
    faults = verify_akn(letter, f"{text[:cut]}<p>More.</p>{text[cut:]}".encode())
    assert [fault.code for fault in faults] == ["MH631"]
    assert faults[0].place.line > 600
