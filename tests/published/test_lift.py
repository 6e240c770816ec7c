"""What is built otherwise in a published file stands in the source as it is meant, and each act is told."""

from __future__ import annotations

import re

import pytest

from pipeline.errors import MastheadError, Severity
from pipeline.published import import_any, import_published
from tests.published.files import DECIDES, collection, paragraph, recital, resolution


def taken(*body: str, **parts: str) -> tuple[str, list[str]]:
    """The body of the source on one line, and the codes of the findings."""
    made = import_published(resolution(*body, **parts), "published.xml")
    assert not [str(fault) for fault in made.faults if fault.severity is Severity.ERROR]
    text = " ".join(re.sub(r' wid="[^"]*"', "", made.text.partition("<deliberation")[2]).split())
    return text.replace("> <", "><"), [fault.code for fault in made.faults]


def test_a_resolution_comes_in_without_an_act() -> None:
    text, codes = taken(
        paragraph('\t<span class="italic">Welcomes</span> the report;', "1."),
        DECIDES,
        recitals=recital('<span class="italic">Recalling</span> the Charter,'),
    )
    assert codes == []
    assert '<proponent symbols="A/80/L.7"/><title>Waters of the Upper River</title>' in text
    assert "<opening>The General Assembly,</opening>" in text
    assert "<recital><act>Recalling</act> the Charter,</recital>" in text
    assert "<numbered><act>Welcomes</act> the report;</numbered><numbered><act>Decides</act> to remain" in text


def test_typed_letters_are_points_as_deep_as_they_tell() -> None:
    typed = ("(a)\tFirst:", "(i)\tInner;", "(ii)\tInner;", "(b)\tSecond;", "(c)\tThird;")
    text, codes = taken(
        paragraph('\t<span class="italic">Decides</span>:', "1."), *(paragraph(f"\t{each}") for each in typed), DECIDES
    )
    assert codes == ["MH731"]
    inner = '<list kind="romans"><point>Inner;</point><point>Inner;</point></list>'
    assert f"<list><point>First: {inner}</point><point>Second;</point><point>Third;</point></list>" in text


def test_an_i_after_an_h_is_a_letter() -> None:
    typed = [paragraph(f"\t({letter})\tPoint {letter};") for letter in "abcdefghij"]
    text, _ = taken(paragraph('\t<span class="italic">Decides</span>:', "1."), *typed, DECIDES)
    assert text.count("<list>") == 1
    assert text.count("<point>") == 10


def test_words_go_on_after_a_list() -> None:
    text, codes = taken(
        paragraph('\t<span class="italic">Condemns</span>:', "1."),
        paragraph("\t(a)\tThis;"),
        paragraph("and demands that it end;"),
        DECIDES,
    )
    assert codes == ["MH731", "MH732"]
    assert "<point>This;</point></list> and demands that it end;</numbered>" in text.replace(
        "</list>and", "</list> and"
    )


@pytest.mark.parametrize(
    "heading",
    [
        paragraph("The river", css="H23"),
        '<paragraph class="H23"><subheading>The river</subheading></paragraph>',
        paragraph('<span class="bold">The river</span>', css="MercuryDocument"),
        paragraph("The river", css="MercuryDocument"),
    ],
    ids=["class", "told", "bold", "short"],
)
def test_headings(heading: str) -> None:
    first = paragraph('\t<span class="italic">Welcomes</span> the report;', "1.")
    text, _ = taken(first, heading, DECIDES)
    assert "<section><heading>The river</heading><numbered><act>Decides</act>" in text


def test_a_heading_in_pieces_is_joined() -> None:
    first = paragraph('\t<span class="italic">Welcomes</span> the report;', "1.")
    pieces = (paragraph("The river and", css="H23"), paragraph("", css="H23"), paragraph("its banks", css="H23"))
    text, codes = taken(first, *pieces, DECIDES)
    assert "<heading>The river and its banks</heading>" in text
    assert codes == ["MH733", "MH734"]


def test_brackets_around_notes_go() -> None:
    note = '<authorialNote marker="1"><p>\t()\tSee the report.</p></authorialNote>'
    typed = paragraph(f'\t<span class="italic">Welcomes</span> it<sup>(</sup>{note}<sup>)</sup>;', "1.")
    text, codes = taken(typed, DECIDES)
    assert codes == ["MH730"]
    assert "it<note><text>See the report.</text></note>;" in text


def test_letters_that_look_alike_are_mended_and_allowed_for() -> None:
    points = "".join(
        f"<point><num>{letter})</num><content><p>слово;</p></content></point>" for letter in ("а", "b", "с")
    )
    listed = f"<paragraph><num>1.</num><list><intro><p>\tпостановляет:</p></intro>{points}</list></paragraph>"
    made = import_published(resolution(listed, language="rus", speaker="Генеральная Ассамблея"), "published.xml")
    assert [fault.code for fault in made.faults] == ["MH735"]
    assert "number=" not in made.text.partition("<body>")[2]


def test_numbers_are_set_before_their_paragraphs() -> None:
    text, codes = taken(
        paragraph("", "1."),
        paragraph('<span class="italic">Welcomes</span> the report;'),
        paragraph('\t2.\t<span class="italic">Decides</span> to remain seized of the matter.'),
    )
    assert codes == ["MH737"]
    assert "<numbered><act>Welcomes</act> the report;</numbered><numbered><act>Decides</act>" in text


def test_a_recital_among_the_paragraphs() -> None:
    late = paragraph('\t<span class="italic">Mindful</span> of the floods,')
    first = paragraph('\t<span class="italic">Welcomes</span> the report;', "1.")
    text, codes = taken(late, first, DECIDES, recitals=recital('<span class="italic">Recalling</span> the Charter,'))
    assert codes == ["MH738"]
    assert "<recital><act>Mindful</act> of the floods,</recital></recitals></preamble>" in text


@pytest.mark.parametrize(
    ("href", "symbol"),
    [
        ("https://docs.un.org/en/A/RES/78/50", "A/RES/78/50"),
        ("https://undocs.org/ch/S/RES/2042(2012)", "S/RES/2042 (2012)"),
        ("http://undocs.org/A/hrc/RES/32/1", "A/HRC/RES/32/1"),
        ("https://undocs.org/ar/A/RES/%D9%8878/50", "A/RES/78/50"),
    ],
)
def test_links_to_documents_are_symbols(href: str, symbol: str) -> None:
    linked = paragraph(f'\t<span class="italic">Recalls</span> resolution <a href="{href}">78/50</a>;', "1.")
    text, _ = taken(linked, DECIDES)
    assert f'<ref symbol="{symbol}">78/50</ref>' in text


def test_what_has_no_place_is_kept_and_told() -> None:
    text, codes = taken(DECIDES.replace("2.", "1."), "<foreign><p>Words of no place.</p></foreign>")
    assert codes == ["MH741"]
    assert "<paragraph>Words of no place.</paragraph>" in text


def test_annex_with_articles() -> None:
    inside = "".join(
        (
            paragraph('<span class="bold">Annex</span>', css="HCh"),
            paragraph('<span class="bold">Agreement on the river</span>', css="HCh"),
            paragraph("Article 1", css="H23"),
            paragraph("Use", css="H23"),
            paragraph("\tThe Parties share it.", "1."),
            paragraph("Article 2", css="H23"),
            paragraph("Care", css="H23"),
            paragraph("\tThe Parties clean it.", "1."),
        )
    )
    annex = f'<attachments><attachment><doc name="annex"><mainBody>{inside}</mainBody></doc></attachment></attachments>'
    text, _ = taken(DECIDES.replace("2.", "1."), after=annex)
    assert "<annex><title>Agreement on the river</title>" in text
    assert '<article restart="true"><heading>Care</heading><numbered>The Parties clean it.</numbered>' in text


def test_a_collection_of_resolutions() -> None:
    """Each is a section under its letter and title; its numbers begin anew, and its meeting stands under it."""
    first = DECIDES.replace("2.", "1.").replace("remain", "begin")
    second = paragraph('\t<span class="italic">Welcomes</span> it;', "1.")
    data = collection(("A", "Rivers", first), ("B", "Lakes", second + DECIDES))
    made = import_published(data, "published.xml")
    assert made.faults == ()
    text = re.sub(r' wid="[^"]*"', "", " ".join(made.text.split())).replace("> <", "><")
    assert "<section><heading>B<br/>Lakes</heading><preamble><opening>The General Assembly,</opening>" in text
    assert '<numbered start="1"><act>Welcomes</act> it;</numbered><numbered><act>Decides</act>' in text
    assert text.count("28th plenary meeting") == 2


def test_rows_that_cells_reach_into() -> None:
    first = '<tr><td rowspan="2"><p>One</p></td><td><p>Two</p></td></tr>'
    rows = f"{first}<tr><td><p>Three</p></td></tr><tr><td>Four</td></tr>"
    text, _ = taken(DECIDES.replace("2.", "1."), f"<container name='table'><table>{rows}</table></container>")
    assert '<row><cell rows="2">One</cell><cell>Two</cell></row><row><cell>Three</cell></row>' in text
    assert "<row><cell>Four</cell><cell/></row>" in text


def test_words_between_elements_are_kept() -> None:
    loose = DECIDES.replace("2.", "1.").replace("<content>", "Loose words.<content>")
    text, codes = taken(loose)
    assert codes == ["MH741"]
    assert "Loose words." in text


def test_numbers_that_are_missing_are_told() -> None:
    first = paragraph('\t<span class="italic">Welcomes</span> the report;', "1.")
    between = paragraph('\t<span class="italic">Notes</span> the other report;')
    text, codes = taken(first, between, paragraph('\t<span class="italic">Decides</span> it.', "3."))
    assert codes == ["MH740"]
    assert '<paragraph><act>Notes</act> the other report;</paragraph><numbered start="3"><act>Decides' in text


def test_sisters_are_compared() -> None:
    first = paragraph('\t<span class="italic">Welcomes</span> the report;', "1.")
    other = paragraph('\t<span class="italic">Accueille</span> le rapport ;')
    french = resolution(other, DECIDES.replace("2.", "1."), language="fra", speaker="L’Assemblée générale")
    made = import_any(resolution(first, DECIDES), "a.eng.xml", [(french, "a.fra.xml")])
    told = [fault for fault in made.faults if fault.code == "MH746"]
    assert told
    assert {fault.place.path for fault in told} == {"a.fra.xml"}
    assert any("para_2" in fault.wrong for fault in told)


def test_other_files_are_refused() -> None:
    with pytest.raises(MastheadError) as raised:
        import_published(resolution(DECIDES, language="deu"), "published.xml")
    assert [fault.code for fault in raised.value.faults] == ["MH590"]


def _with_draft(body: str) -> str:
    """What becomes of a resolution that recommends a draft; its last lines stand in the draft, as published."""
    opened = "<preamble><formula name='x'><p>The General Assembly,</p></formula></preamble>"
    data = resolution(paragraph("\tRecommends it:", "1."), DECIDES)
    front, tag, rest = data.decode().partition("<conclusions>")
    last, close, end = (tag + rest).partition("</conclusions>")
    draft = f"<statement name='draft resolution'>{opened}<mainBody>{body}</mainBody>{last}{close}</statement>"
    made = import_published(f"{front}<components><component>{draft}</component></components>{end}".encode(), "x.xml")
    assert not [str(fault) for fault in made.faults if fault.severity is Severity.ERROR]
    return " ".join(re.sub(r' wid="[^"]*"', "", made.text).split()).replace("> <", "><")


def test_headings_inside_a_draft_are_sections_of_its_resolution() -> None:
    head = paragraph('<span class="bold">Funding</span>', css="H23", eid="para_3")
    text = _with_draft(paragraph("\tTakes note of it;", "1.") + head + paragraph("\tDecides so.", "2."))
    assert "<organ>The General Assembly,</organ><item>Takes note of it;</item><section><heading>Funding" in text
    assert "<heading>Funding</heading><item>Decides so.</item></section></resolution>" in text


def test_a_draft_that_is_no_resolution_keeps_its_count() -> None:
    """Words without a number among numbered ones have no place in a resolution: the paragraphs stay those of a body."""
    inner = paragraph("\tTakes note of it;", "1.") + paragraph("\tWords of it.") + paragraph("\tDecides so.", "2.")
    text = _with_draft(inner)
    assert '<numbered start="1">Takes note of it;</numbered><paragraph>Words of it.</paragraph>' in text


def test_numbers_of_paragraphs_are_those_of_the_file() -> None:
    """One that jumps begins the count anew, one outside the count is pinned; a jump is told, since it may be a slip."""
    typed = ("1.", "2.", "2 bis.", "3.", "7.", "8.")
    text, codes = taken(*(paragraph("\tDecides so;", number) for number in typed), paragraph("\tDecides so.", "9."))
    numbers = re.findall(r"<numbered([^>]*)>", text)
    assert numbers == ["", "", ' number="2 bis"', "", ' start="7"', "", ""]
    assert codes == ["MH740"]
