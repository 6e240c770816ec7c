"""DECLARE 1.- to 12.-, AGREE 1.- to 11.-, States 1. to 24., organizations 1. to 8., in every output but the DOCX.

What Word computes is proven in ``tests/docx``.
"""

from __future__ import annotations

import pypdfium2
import pytest
from lxml import etree, html

from pipeline.outputs import Format
from tests.pipeline.conftest import Built

AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
GROUPS = {
    "DECLARE": ("att_1__dvs_1__para_{}", "{}.-", 12, "That international migration is a complex phenomenon"),
    "AGREE": ("att_1__dvs_2__para_{}", "{}.-", 11, "To cooperate in the promotion of the human rights"),
    "States": ("att_1__dvs_3__list_1__point_{}", "{}.", 24, "Algeria"),
    "organizations": ("att_1__dvs_4__list_1__point_{}", "{}.", 8, "International Organization for Migration"),
}


def numbers(form: str, count: int) -> list[str]:
    return [form.format(number) for number in range(1, count + 1)]


@pytest.mark.parametrize("group", GROUPS)
def test_akn_prints_the_number_in_the_element_that_its_id_names(group: str, built: Built) -> None:
    id_, form, count, first = GROUPS[group]
    root = etree.fromstring(built.data(Format.AKN))
    elements = [root.xpath(f"//*[@eId='{id_.format(number)}']")[0] for number in range(1, count + 1)]
    assert [element.findtext("a:num", namespaces=AKN) for element in elements] == numbers(form, count)
    assert len(elements[0].getparent().findall(elements[0].tag)) == count
    assert "".join(elements[0].find("a:content", AKN).itertext()).strip().startswith(first)


@pytest.mark.long
@pytest.mark.parametrize("group", GROUPS)
def test_html_prints_the_number_once_at_its_anchor(group: str, built: Built) -> None:
    id_, form, count, first = GROUPS[group]
    root = html.fromstring(built.data(Format.HTML).decode())
    texts = [" ".join(root.get_element_by_id(id_.format(n)).text_content().split()) for n in range(1, count + 1)]
    assert [text.split(" ")[0] for text in texts] == numbers(form, count)
    assert texts[0].startswith(f"{form.format(1)} {first}")


@pytest.mark.parametrize("group", GROUPS)
def test_text_prints_the_number_before_the_words(group: str, built: Built) -> None:
    _id, form, count, first = GROUPS[group]
    lines = built.data(Format.TXT).decode().splitlines()
    begin = next(index for index, line in enumerate(lines) if line.startswith(f"{form.format(1)} {first}"))
    listed = [line.split(" ")[0] for line in lines[begin:] if line]
    assert listed[:count] == numbers(form, count)
    assert not (listed[count : count + 1] or [""])[0].startswith(str(count + 1))


def test_pdf_paints_all_four_series_in_order(built: Built) -> None:
    document = pypdfium2.PdfDocument(built.data(Format.PDF))
    painted = "\n".join(document[index].get_textpage().get_text_bounded() for index in range(len(document)))
    words = painted.split()
    wanted = [number for _id, form, count, _first in GROUPS.values() for number in numbers(form, count)]
    position = words.index("DECLARE")
    for number in wanted:
        position = words.index(number, position) + 1


def test_the_structure_is_that_of_the_letter(built: Built) -> None:
    """Letter, signature, annex; two recital groups, two operative groups, two lists of participants."""
    root = etree.fromstring(built.data(Format.AKN))
    (letter,) = root.xpath("/a:akomaNtoso/a:doc", namespaces=AKN)
    assert letter.get("name") == "officialLetter"
    assert len(letter.xpath("a:mainBody/a:paragraph", namespaces=AKN)) == 2
    assert len(letter.xpath("a:conclusions//a:signature", namespaces=AKN)) == 1
    (annex,) = letter.xpath("a:attachments/a:attachment/a:doc", namespaces=AKN)
    assert annex.get("name") == "declaration"
    groups = annex.xpath("a:preamble/a:container", namespaces=AKN)
    assert [(group.get("name"), len(group.findall("a:p", AKN))) for group in groups] == [
        ("recalling", 4),
        ("conscious", 17),
    ]
    headings = annex.xpath("a:mainBody/a:division/a:heading/text()", namespaces=AKN)
    assert headings[:2] == ["DECLARE", "AGREE"]
    assert len(headings) == 4
    assert len(annex.xpath("a:mainBody/a:division/a:list", namespaces=AKN)) == 2
