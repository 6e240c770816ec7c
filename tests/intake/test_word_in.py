"""Files as missions send them, each of another hand and habit: what becomes of each, and that nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.intake import take_in
from pipeline.source.model import document as m
from pipeline.source.model.inline import plain
from tests.intake.shapes import annexes, kept, letter, source_of

# file: kind, day, surnames, shape of the letter, shapes of what is attached, guesses that it may have, texts kept
EXPECTED = {
    "01": ("letter", "2026-02-09", ["HALLDÓRSDÓTTIR"], "p p*",
           ["annex annex: S/2(n n<letters[3 <romans[2]>]> n) S/2(n n)", "annex list: p p p p p p"], 1, 4),
    "02": ("note-verbale", "2026-03-27", [], "p p", ["enclosure annex: n n<letters[2]> n"], 1, 4),
    "03": ("letter", "2026-01-12", ["Cárcamo Soto", "ARAVENA", "YÁNEZ", "HUAMÁN", "PEÑA"], "p p",
           ["annex declaration: o R+(r r) R+(r r) O1.-+(i i<lettersa)[3 <romansi.[2]>]> i) O1.-+(i i)"], 0, 0),
    "04": ("letter", "2026-05-18", ["Serikova", "Quisbert", "Bruhin", "Wangmo", "Kapanadze"], "p*** p*", [], 1, 1),
    "05": ("letter", "2026-06-02", ["Al-Masri"], "p", ["annex annex: p T#4xhhrrrt"], 0, 0),
    "06": ("transmittal", "", [], "p O(i i i i i) T2xhrrr", [], 1, 2),
    "07": ("letter", "2026-04-23", ["Bentancur"], "p* p",
           ["annex declaration: o R(r r) O(i<letters[2 *]> i i) s(T2xhrrrr)"], 0, 0),
    "08": ("letter", "2026-07-01", ["Diallo-Faye"], "p*",
           ["annex annex: S(n n<letters[2]>) S(n n*)"], 1, 0),
    "09": ("letter", "2026-08-03", ["Shan"], "p", ["annex statement: n n<letters[2 <romans[2 *]>]> n"], 2, 0),
    "10": ("letter", "2026-09-14", ["Akhmetova"], "p*", ["annex communique: n n<letters[2]> T2xhrr p"], 0, 0),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_comes_in(name: str, corpus: Path) -> None:
    path = next((corpus / "word-in").glob(f"{name}-*"))
    taken = take_in(path.read_bytes(), path.name, "accept")
    source = source_of(taken.text)
    kind, day, surnames, body, attached, guesses, unplaced = EXPECTED[name]
    days = [part.when for part in source.letter.title if part.kind is m.TitlePartKind.DATE]
    closings = [source.letter.closing, *(each.closing for each in source.attachments)]
    signed = [name.surname for each in closings for signature in each.signatures for name in signature.names]
    assert taken.whole, taken.faults
    assert (source.letter.kind.value, "".join(days), signed) == (kind, day, surnames)
    assert (letter(source), annexes(source)) == (body, attached)
    assert taken.guesses <= guesses
    assert len(kept(source)) == unplaced
    assert not [fault for fault in taken.faults if fault.code in ("MH719", "MH720")]


def test_refused_changes_give_the_text_as_it_was(corpus: Path) -> None:
    path = next((corpus / "word-in").glob("06-*"))
    taken = take_in(path.read_bytes(), path.name, "refuse")
    source = source_of(taken.text)
    assert taken.whole, taken.faults
    assert letter(source) == "p O(i i i i i) T2xhrr"
    assert "57" in taken.text
    assert "60" not in taken.text


def test_references_that_lead_somewhere_are_live(corpus: Path) -> None:
    path = next((corpus / "word-in").glob("01-*"))
    text = take_in(path.read_bytes(), path.name).text
    assert text.count("<ref to=") == 3  # two annexes, a sub-paragraph
    path = next((corpus / "word-in").glob("05-*"))
    table = take_in(path.read_bytes(), path.name).text
    assert "table 1</ref>" in table


def test_every_title_has_its_parts(corpus: Path) -> None:
    for path in sorted((corpus / "word-in").glob("0[1-57]-*")):
        source = source_of(take_in(path.read_bytes(), path.name, "accept").text)
        parts = {part.kind.value: plain(part.content) for part in source.letter.title}
        assert {"kind", "date", "sender", "addressee"} <= set(parts), path.name


def test_what_was_taken_out_can_be_kept(corpus: Path) -> None:
    path = next((corpus / "word-in").glob("06-*"))
    taken = take_in(path.read_bytes(), path.name, "keep")
    assert taken.whole, taken.faults
    assert letter(source_of(taken.text)) == "p O(i i i i i) T2xhrrr"
    assert {"57"} < set(kept(source_of(taken.text)))
