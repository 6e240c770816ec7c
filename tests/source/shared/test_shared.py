"""An annex that is not translated is shared: its words, numbers, notes and ids come from the version that has them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from sampling import every

from pipeline.checks.versions import parity
from pipeline.errors import Fault, MastheadError, Place
from pipeline.options import Format, Options
from pipeline.source.dump import dump
from pipeline.source.load import load
from pipeline.source.shared import pieces, written_in
from pipeline.source.shared.annexes import FORM
from pipeline.source.shared.files import ATTACHED
from pipeline.source.shared.pieces import Origins, Piece
from pipeline.source.shared.spans import spans
from pipeline.stages import PIPELINE, RESOLVING
from pipeline.work import Work, document_of, parsed_of, run, source_of
from pipeline.xmlio.parse import MAX_BYTES, local, parse
from tests.conftest import CHECKOUT
from tests.source.shared.versions import ANNEX, OF, english, put, spanish


def resolved(path: Path) -> Work:
    return run(Work(path, path.stem, Options()), RESOLVING)


def found(path: Path) -> list[Fault]:
    try:
        return list(resolved(path).warnings)
    except MastheadError as error:
        return list(error.faults)


def codes(path: Path) -> list[tuple[str, str, int]]:
    return [(fault.code, Path(fault.place.path).name, fault.place.line) for fault in found(path)]


def test_both_versions_have_the_same_ids_numbers_and_references(tmp_path: Path) -> None:
    en, es = put(tmp_path)
    assert (codes(en), codes(es)) == ([], [])
    assert parity(document_of(resolved(en)), document_of(resolved(es))) == ()


def test_it_stands_under_the_heading_of_its_version_in_its_own_words(tmp_path: Path) -> None:
    _, es = put(tmp_path, english(ANNEX.replace("<title>N", "<heading>Annex, pinned</heading><title>N", 1)))
    made = run(Work(es, "letter.es", Options(formats=(Format.TXT, Format.HTML, Format.AKN, Format.DOCX))), PIPELINE)
    text = made.outputs[Format.TXT].decode()
    assert "Anexo II de la carta" in text
    assert "Annex" not in text
    assert "Names\n\n1. The first.\n\n2. The second.[2]\n\nTable 1 Seats\nPeru\t3" in text
    assert "Palabras[1] Anexo I, Anexo II, 2, Table 1." in text
    assert b'lang="en"' in made.outputs[Format.HTML]
    assert set(made.verified) == {Format.TXT, Format.HTML, Format.AKN, Format.DOCX}


def test_the_source_that_outputs_carry_stands_by_itself(tmp_path: Path) -> None:
    _, es = put(tmp_path)
    work = resolved(es)
    assert b"of=" not in work.data
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "letter.es.xml").write_bytes(work.data)
    again = resolved(alone / "letter.es.xml")
    assert again.data == work.data
    assert parity(document_of(work), document_of(again)) == ()
    assert source_of(again).attachments[1].lang == "en"


def test_a_version_without_a_shared_annex_stays_as_it_is() -> None:
    parsed = parse("a.xml", english().encode())
    assert written_in(parsed) is parsed


def test_every_place_is_that_of_the_file_that_has_the_words(tmp_path: Path) -> None:
    en, es = put(tmp_path, es=spanish(OF + "\n  <annex><title>Otra</title></annex>"))
    parsed = parsed_of(resolved(es))
    for path in (en, es):
        lines = path.read_text("utf-8").splitlines()
        here = [element for element, place in parsed.places.items() if place.path == str(path)]
        assert len(here) > 10
        for element in here:
            place = parsed.place(element)
            assert lines[place.line - 1][place.column - 1 :].startswith(f"<{element.tag.rpartition('}')[2]}")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_on_one_line_and_with_every_end_of_line(tmp_path: Path, end: str) -> None:
    """Words before and after the annex in its own line, and letters of several bytes."""
    row = f"<paragraph>Ñandú 𠮷.</paragraph>{end}<ref/>"
    en, es = put(
        tmp_path,
        english(f"<unlabelled><title>é𠮷</title></unlabelled>{ANNEX}".replace("\n", end)),
        spanish(f"<unlabelled><title>é𠮷</title></unlabelled>{OF}<annex><body>{row}</body></annex>").replace("\n", end),
    )
    assert found(en) == []
    (fault,) = found(es)
    assert fault.code == "MH201"
    text = es.read_bytes().decode().replace("\r\n", "\n").replace("\r", "\n").splitlines()
    assert text[fault.place.line - 1][fault.place.column - 1 :].startswith("<ref/>")


def _sources() -> list[Path]:
    """Every source of the project that has something attached."""
    folders = ("source", "tests/source", "tests/checks/accepted", "tests/adopted/sources", "tests/words")
    paths = [path for folder in folders for path in sorted((CHECKOUT / folder).glob("*.xml"))]
    return [path for path in paths if b"<annex" in path.read_bytes() and b' of="MH' not in path.read_bytes()]


@pytest.mark.parametrize("source", every(3, _sources()), ids=lambda path: path.stem)
def test_what_is_shared_is_the_source_again_byte_by_byte(source: Path, tmp_path: Path) -> None:
    """Each thing that is attached, at any depth, is taken out of a copy and shared with the source."""
    given = parse(str(source), source.read_bytes())
    for at, element in enumerate(list(given.places)):
        if local(element) not in ATTACHED:
            continue
        data, span = given.data, spans(given.data)[at]
        name = len(local(element)) + 1
        id_ = element.get("id") or "shared-here"
        if not element.get("id"):
            data = data[: span.begin + name] + b' id="shared-here"' + data[span.begin + name :]
            span = spans(data)[at]
        (tmp_path / "whole.xml").write_bytes(data)
        whole = parse(str(tmp_path / "whole.xml"), data)
        own = f'<{local(element)} of="whole.xml#{id_}"/>'.encode()
        version = data[: span.begin] + own + data[span.end :]
        made = written_in(parse(str(tmp_path / "part.xml"), version))
        assert (made.data, made.findings) == (data, ())
        inside = range(span.begin + 1, span.end)
        for span_of, mine, other in zip(spans(data), made.places.values(), whole.places.values(), strict=True):
            if span_of.begin in inside:
                assert mine == other
            else:
                assert mine.path == str(tmp_path / "part.xml")


def test_an_error_in_its_words_is_told_where_they_stand_and_a_warning_with_its_own_file(tmp_path: Path) -> None:
    en, es = put(tmp_path, english(ANNEX.replace("The first.", "The the first.")))
    line = next(n for n, text in enumerate(en.read_text("utf-8").splitlines(), 1) if "The the" in text)
    assert codes(en) == [("MH485", "letter.en.xml", line)]
    assert codes(es) == []
    put(tmp_path, english(ANNEX.replace("The first.", '<ref to="nothing">x</ref>')))
    assert codes(es) == [("MH401", "letter.en.xml", line)]
    put(tmp_path, english(ANNEX.replace("<numbered>The first.</numbered>", "<p>x</p>")))
    assert codes(es) == [("MH201", "letter.en.xml", line)]
    for wrong in ("The é\n  first \ue000.", '<ref\n   to="nothing">x</ref>', '<date when="2025-02-30">x</date>'):
        put(tmp_path, english(ANNEX.replace("The first.", wrong)))
        assert [(fault.code, fault.place) for fault in found(es)] == [(fault.code, fault.place) for fault in found(en)]
        assert found(es)[0].place.path == str(en)
    unnamed = re.sub('<ref to="(names|second|seats)"/>', "", spanish())
    put(tmp_path, es=unnamed)
    at = unnamed.partition(OF)[0].count("\n") + 1
    assert ("MH479", "letter.es.xml", at) in codes(es)


def test_its_ids_are_ids_of_the_version(tmp_path: Path) -> None:
    _, es = put(tmp_path, es=spanish().replace('id="declaration"', 'id="seats"').replace('"declaration"/', '"seats"/'))
    assert {fault.code for fault in found(es)} == {"MH405"}


def test_two_versions_share_an_annex_of_each_other(tmp_path: Path) -> None:
    two = ANNEX.replace("names", "acta").replace("second", "third").replace("seats", "places").replace("Names", "Acta")
    en, es = put(tmp_path, english(f'{ANNEX}<annex of="letter.es.xml#acta"/>'), spanish(f"{OF}{two}"))
    assert "MH172" not in {fault.code for path in (en, es) for fault in found(path)}
    assert parity(document_of(resolved(en)), document_of(resolved(es))) == ()


@pytest.mark.parametrize(
    "name",
    [
        "../letter.en.xml#names",
        "/etc/passwd#names",
        "sub/letter.en.xml#names",
        ".hidden#names",
        "letter.en.xml",
        "#names",
    ],
)
def test_no_path_leads_anywhere_else(tmp_path: Path, name: str) -> None:
    _, es = put(tmp_path, es=spanish(f'<annex of="{name}"/>'))
    assert {fault.code for fault in found(es)} <= {"MH206", "MH401"}
    assert "MH206" in {fault.code for fault in found(es)}


def test_neither_a_link_nor_a_pipe_nor_an_entity_nor_a_circle(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    outside, _ = put(tmp_path)
    en, es = put(inside)
    en.unlink()
    en.symlink_to(outside)
    assert [fault.code for fault in found(es)] == ["MH171"]
    assert "leads out" in found(es)[0].wrong
    en.unlink()
    os.mkfifo(en)
    assert "a named pipe" in found(es)[0].wrong
    en.unlink()
    en.symlink_to(en)
    assert [fault.code for fault in found(es)] == ["MH171"]
    en.unlink()
    en.write_text(english().replace("<document", '<!DOCTYPE d [<!ENTITY x SYSTEM "a">]><document', 1), "utf-8")
    assert "DOCTYPE" in found(es)[0].wrong
    en.write_text(english('<annex of="letter.es.xml#names"/>'), "utf-8")
    assert [fault.code for fault in found(es)] == ["MH172"]
    en.write_text(english(ANNEX.replace("</body>", '</body><enclosure of="letter.es.xml#names"/>')), "utf-8")
    assert "shared there, too" in found(es)[0].wrong


def test_what_is_shared_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.source.shared.files.MAX_BYTES", 4000)
    _, es = put(tmp_path, english() + " " * 4000)
    assert "more than 4,000 bytes" in found(es)[0].wrong
    assert MAX_BYTES > 4000
    nested = "".join(f'<annex id="n{n}">' for n in range(40)) + "</annex>" * 40
    put(tmp_path, english(nested), spanish("".join(f'<annex of="letter.en.xml#n{n}"/>' for n in range(40))))
    assert "the annexes that are shared have more than 4,000 bytes" in {fault.wrong for fault in found(es)}
    deep = "<section>" * 97 + "</section>" * 97
    monkeypatch.undo()
    en, es = put(tmp_path, english(f'<annex id="names"><body>{deep}</body></annex>'))
    around = "<annex><title>T</title>", "<enclosure><title>T</title>", OF, "</enclosure>", "</annex>"
    es.write_text(spanish("".join(around)), "utf-8")
    assert codes(es) == [("MH105", "letter.en.xml", en.read_text("utf-8").split(deep)[0].count("\n") + 1)]


@pytest.mark.parametrize("change", [("UTF-8", "ISO-8859-1"), ('xmlns="', 'xmlns:m="urn:x" xmlns="')])
def test_a_file_whose_bytes_cannot_be_taken_as_they_are_is_refused(tmp_path: Path, change: tuple[str, str]) -> None:
    _, es = put(tmp_path, english().replace(*change))
    assert [fault.code for fault in found(es)] == ["MH171"]
    put(tmp_path, es=spanish().replace(*change).replace("ú", "u"))
    assert [fault.code for fault in found(es)] == ["MH171"]


def test_the_model_keeps_the_reference_and_writes_it_again(tmp_path: Path) -> None:
    _, es = put(tmp_path)
    source = source_of(resolved(es))
    assert source.attachments[1].of == "letter.en.xml#names"
    text = dump(source)
    assert text.count(OF) == 1
    assert "The first" not in text
    again = written_in(parse(str(es), text.encode()))
    assert load(again).attachments[1].blocks


def test_a_text_of_pieces_knows_where_each_place_stands() -> None:
    origins = Origins(
        "a",
        (
            Piece(b"ab\ncd", Place("a", 1, 1)),
            Piece(b"<x>", Place("a", 2, 3), whole=True),
            Piece(b"e\nf", Place("b", 7, 9)),
        ),
    )
    given = [(1, 2), (2, 2), (2, 3), (2, 5), (2, 6), (3, 1)]
    assert [str(origins(Place("a", *at))) for at in given] == ["a:1:2", "a:2:2", "a:2:3", "a:2:3", "b:7:9", "b:8:1"]
    assert pieces.after(Place("a", 3, 5), "é𠮷".encode()) == Place("a", 3, 7)
    assert origins(Place("a")) == Place("a")


def test_the_form_of_a_name_is_that_of_the_schema() -> None:
    schema = (CHECKOUT / "pipeline" / "data" / "schema" / "types.xsd").read_text("utf-8")
    assert 'name="SharedName">' in schema
    assert f'<xs:pattern value="{FORM.pattern}"/>' in schema
