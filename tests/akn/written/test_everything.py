"""A document with every kind of block and of inline content: each in the shape that guidelines and schema want."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from akn.conftest import SOURCES
from akn.readers import all_of, by_id, name, one, words
from lxml import etree
from msgspec.structs import replace

from pipeline.akn.checks import check_akn
from pipeline.akn.schema import validate_akn
from pipeline.document.blocks import Group, Para
from pipeline.document.model import Document
from pipeline.document.numbers import Number
from pipeline.render.akn import Shape, render_akn
from pipeline.verify.akn import verify_akn


@pytest.mark.parametrize("shape", Shape)
def test_valid_conform_and_equal_to_the_document(everything: Document, shape: Shape) -> None:
    data = render_akn(everything, shape=shape).encode()
    assert validate_akn(data, "everything") == ()
    assert check_akn(data, "everything") == ()
    assert verify_akn(everything, data) == ()


def test_lists_in_a_paragraph_and_the_words_between_and_after(everything_akn: etree._Element) -> None:
    paragraph = by_id(everything_akn, "para_1")
    parts = [(name(part), part.get("eId"), part.get("name")) for part in paragraph]
    assert parts == [
        ("intro", "para_1__intro", None),
        ("subparagraph", "para_1__subpara_a", None),
        ("subparagraph", "para_1__subpara_b-bis", None),
        ("subparagraph", "para_1__subpara_b", None),
        ("hcontainer", "para_1__wrapup", "wrapUp"),
        ("list", "para_1__list_2", None),
        ("wrapUp", "para_1__wrapup_2", None),
    ]
    assert words(one(by_id(everything_akn, "para_1__subpara_a__subpara_ii"), "a:num")) == "(ii)"
    assert words(one(by_id(everything_akn, "para_1__list_2__point_1"), "a:num")) == "•"


def test_references_cite_works_and_addresses(everything_akn: etree._Element) -> None:
    found = [
        (name(link), words(link), link.get("href"))
        for link in by_id(everything_akn, "para_1__intro").iter()
        if link.get("href")
    ]
    assert found == [
        ("ref", "Annex II", "#att_2"),
        ("ref", "2", "#att_1__sec_I__para_2"),
        ("ref", "resolution 60/227", "/akn/un/statement/deliberation/un-ga/2005-01-01/60-227"),
        ("a", "A/CONF.157/23", "https://undocs.org/en/A/CONF.157/23"),
        ("a", "the web", "https://www.un.org/"),
    ]


def test_marked_words(everything_akn: etree._Element) -> None:
    p = one(by_id(everything_akn, "para_2"), "a:content/a:p")
    found = [name(child) if name(child) != "inline" else child.get("name") for child in p]
    assert found[:14] == [
        "akn4un:runInHeading", "i", "akn4un:foreign", "akn4un:workTitle", "person", "organization", "organization",
        "location", "event", "role", "concept", "term", "sub", "sup",
    ]  # fmt: skip
    for element in all_of(p, ".//a:*[@refersTo]"):
        assert by_id(everything_akn, element.get("refersTo")[1:]) is not None


def test_a_note_stands_once_and_is_pointed_to_again(everything_akn: etree._Element) -> None:
    note = by_id(everything_akn, "para_2__authorialNote_1")
    assert [words_of_note(p) for p in note] == ["First paragraph of a note.", "Second, with S/2006/361."]
    again = one(everything_akn, "//a:noteRef")
    assert (again.get("href"), again.get("marker")) == ("#para_2__authorialNote_1", note.get("marker"))


def words_of_note(p: etree._Element) -> str:
    return "".join(p.itertext())


def test_signatures(everything_akn: etree._Element) -> None:
    first, second, third = all_of(everything_akn, "/a:akomaNtoso/a:doc/a:conclusions/a:container")
    assert [words(p) for p in all_of(first, "a:p")][0] == "For the Group"  # noqa: RUF015
    assert [words(person) for person in all_of(first, ".//a:person")] == ["A. Person", "Fu Cong"]
    assert one(second, ".//a:docStatus").get("refersTo") == "#initialled"
    assert all_of(third, ".//a:docStatus") == []


def test_tables(everything_akn: etree._Element) -> None:
    table = by_id(everything_akn, "att_1__sec_II__table_1")
    assert words(one(table, "a:caption")) == "Table 1 States by year"
    assert [row.get("class") for row in all_of(table, "a:tr")] == [
        "head",
        "head",
        "group",
        "body",
        "body",
        "body",
        "total",
    ]
    assert all_of(table, ".//a:th[@rowspan='2']")
    assert [words(p) for p in all_of(table, "following-sibling::a:p[@class='tableNote']")] == [
        "Abbreviations: n/a, not available.",
        "Source: the Group.",
    ] or all_of(table, "following-sibling::a:p[@class='tableNote']")


def test_figures_name_their_file_and_their_words(everything_akn: etree._Element) -> None:
    image = one(by_id(everything_akn, "att_1__sec_II__fig_1"), "a:img")
    assert (image.get("src"), image.get("alt")) == ("dot.png", "A dot")
    assert words(one(image, "../following-sibling::a:block[1]")) == "Figure 1 One dot"


def test_contents_lead_to_the_headings(everything_akn: etree._Element) -> None:
    for item in all_of(everything_akn, "//a:tocItem"):
        assert by_id(everything_akn, item.get("href")[1:]) is not None
    assert len(all_of(everything_akn, "//a:tocItem")) >= 3


def test_nested_attachments_have_nested_iris(everything_akn: etree._Element) -> None:
    this = [element.get("value").partition("!")[2] for element in all_of(everything_akn, "//a:FRBRWork/a:FRBRthis")]
    assert this == [
        "main", "annex_1", "annex_1/enclosure_1", "annex_1/enclosure_1/attachment_1", "annex_2", "annex_3",
    ]  # fmt: skip
    for info in all_of(everything_akn, "//a:FRBRManifestation//a:componentData"):
        assert name(by_id(everything_akn, info.get("href")[1:])) == "attachment"


def test_another_language_stands_on_the_highest_parts(everything_akn: etree._Element) -> None:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    annex = one(by_id(everything_akn, "att_2"), "a:doc")
    assert {one(annex, f"a:{part}").get(lang) for part in ("preamble", "mainBody")} == {"qu"}


def test_preambular_lists_are_block_lists(everything_akn: etree._Element) -> None:
    container = by_id(everything_akn, "att_2__container_1")
    assert [name(part) for part in container] == ["block", "p", "blockList", "p"]


def test_joint_symbols_lineage_and_translation(everything_akn: etree._Element) -> None:
    work = one(everything_akn, "/a:akomaNtoso/a:doc/a:meta/a:identification/a:FRBRWork")
    assert [number.get("showAs") for number in all_of(work, "a:FRBRnumber")] == ["A/79/729", "S/2025/40"]
    aliases = [(alias.get("name"), alias.get("value")) for alias in all_of(work, "a:FRBRalias")]
    assert [name for name, _ in aliases] == ["title", "symbol", "symbol", "jointSymbol"]
    assert aliases[0][1] == one(work, "a:FRBRname").get("value")
    assert [value for _, value in aliases[1:]] == [
        "/akn/un/documentCollection/publication/un-ga/2024-01-01/A-79-729",
        "/akn/un/documentCollection/publication/un-sc/2025-01-01/S-2025-40",
        "/akn/un/doc/communication/un-sc/2025-01-14/S-2025-40",
    ]
    assert one(everything_akn, "//a:activeRef").get("showAs") == "A/79/700"
    changed = one(everything_akn, "//a:passiveRef")
    assert changed.get("href") == "/akn/un/doc/communication/un-ga/2025-02-03/A-79-729-Corr.1/eng@"
    event = one(everything_akn, "//a:eventRef[@type='amendment']")
    assert event.get("source") == f"#{changed.get('eId')}"
    translation = all_of(everything_akn, "//a:FRBRtranslation")[0]
    assert (translation.get("fromLanguage"), translation.get("href", "")[-4:]) == ("spa", "spa@")


def test_an_issued_document_is_authoritative_and_shows_its_job_number(everything_akn: etree._Element) -> None:
    assert all_of(everything_akn, "//a:FRBRauthoritative")[0].get("value") == "true"
    assert one(everything_akn, "//a:presentation//a:docketNumber").text.startswith("25-00812")


def test_templates_print_the_numbers_that_they_are_given(letter: Document) -> None:
    """Nonsense numbers come out as they are: nothing is counted or decided after resolving."""

    def nonsense(para: Para) -> Para:
        number = para.number
        return replace(para, number=Number(f"<{number.token}?>", number.token, 999, number.scheme, "x", 0))

    annex = letter.letter.attachments[0]
    groups = tuple(
        replace(group, blocks=tuple(nonsense(block) if isinstance(block, Para) else block for block in group.blocks))
        if isinstance(group, Group)
        else group
        for group in annex.blocks
    )
    changed = replace(letter, letter=replace(letter.letter, attachments=(replace(annex, blocks=groups),)))
    root = etree.fromstring(render_akn(changed).encode())
    assert words(one(by_id(root, "att_1__dvs_1__para_8"), "a:num")) == "<8?>"
    assert words(one(by_id(root, "att_1__dvs_3__list_1__point_7"), "a:num")) == "<7?>"


def test_same_bytes_in_another_process(everything: Document, checkout: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from pipeline.xmlio.parse import parse;"
        "from pipeline.source.load import load;"
        "from pipeline.resolve.document import resolve; from pipeline.render.akn import render_akn;"
        "p = Path(sys.argv[1]);"
        "sys.stdout.buffer.write(render_akn(resolve(load(parse('x', p.read_bytes())), p.parent)).encode())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    command = [sys.executable, "-c", program, str(SOURCES / "everything.xml")]
    found = subprocess.run(command, env=environment, cwd=checkout, capture_output=True, check=True, timeout=60)
    assert found.stdout == render_akn(everything).encode()


def test_nothing_of_the_machine_is_in_it(everything: Document, checkout: Path) -> None:
    text = render_akn(everything)
    assert str(checkout) not in text
    assert os.environ.get("HOME", "/root") not in text
