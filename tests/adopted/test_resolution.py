"""A resolution is a document: its pages stand as issued, its Akoma Ntoso comes back, its places are cited by number."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pdfplumber
import pytest
from lxml import etree

from pipeline.akn.citing.cite import cite
from pipeline.checks import check_source
from pipeline.importing import import_akn
from pipeline.language import OFFICIAL
from pipeline.outputs import Format
from pipeline.skeletons import Asked, skeleton
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.source.model.places import without_places
from pipeline.work import document_of
from pipeline.xmlio.parse import parse
from tests.building import built

SOURCES = Path(__file__).parent / "sources"
_AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}

# Words at the beginning of a line of the first page as issued: left edge and base in points.
ASSEMBLY = {  # A/RES/73/3
    "Seventy-third": (60.0, 222.26),
    "Agenda": (60.0, 233.9),
    "Resolution": (123.38, 266.93),
    "on": (123.38, 283.01),
    "[without": (123.38, 307.73),
    "73/3.": (85.1, 333.29),
    "General": (123.38, 347.33),
    "The": (147.14, 376.01),
}
COUNCIL = {  # S/RES/2773 (2025)
    "Resolution": (123.38, 224.66),
    "Adopted": (123.38, 250.49),
    "21": (123.38, 263.93),
    "The": (147.14, 288.53),
    "Recalling": (147.14, 306.53),
    "the": (123.38, 318.53),
    "Reaffirming": (147.14, 348.53),
}


@pytest.mark.parametrize(("name", "issued"), [("assembly", ASSEMBLY), ("council", COUNCIL)])
def test_the_first_page_stands_as_issued(name: str, issued: dict[str, tuple[float, float]]) -> None:
    pdf = built(SOURCES / f"adopted-{name}.xml", (Format.PDF,)).outputs[Format.PDF]
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0]
        lines = page.extract_text_lines(return_chars=True)
    found = {}
    for line in lines:
        first = line["chars"][0]
        begins = line["text"].split()[0]
        if begins in issued and float(first["matrix"][5]) < page.height - 200:
            found.setdefault(begins, (first["x0"], page.height - first["matrix"][5]))
    assert found.keys() == issued.keys()
    for begins, (x, base) in issued.items():
        assert found[begins] == (pytest.approx(x, abs=0.5), pytest.approx(base, abs=0.5)), begins


@pytest.mark.parametrize(("name", "bases"), [("assembly", (86.4, 98.42)), ("council", (92.66, 104.42))])
def test_the_right_column_stands_as_issued(name: str, bases: tuple[float, float]) -> None:
    pdf = built(SOURCES / f"adopted-{name}.xml", (Format.PDF,)).outputs[Format.PDF]
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0]
        right = [char for char in page.chars if 396 < char["x0"] < 398 and char["top"] < 120]
        assert [page.height - char["matrix"][5] for char in right] == pytest.approx(bases, abs=0.5)


def test_the_meeting_stands_at_the_end() -> None:
    text = built(SOURCES / "adopted-assembly.xml", (Format.TXT,)).outputs[Format.TXT].decode()
    assert "of achieving the 2030 Agenda.\n\n18th plenary meeting\n10 October 2018\n" in text
    assert "\nOriginal" not in text


@pytest.mark.parametrize("name", ["assembly", "council"])
def test_akoma_ntoso_is_a_deliberation_and_comes_back(name: str) -> None:
    path = SOURCES / f"adopted-{name}.xml"
    akn = built(path, (Format.AKN,)).outputs[Format.AKN]
    root = etree.fromstring(akn)
    number = {"assembly": "2018-10-10/73-3", "council": "2025-02-21/2773-2025"}[name]
    organ = {"assembly": "un-ga", "council": "un-sc"}[name]
    uri = root.xpath("string(a:statement/a:meta/a:identification/a:FRBRWork/a:FRBRuri/@value)", namespaces=_AKN)
    assert uri == f"/akn/un/statement/deliberation/{organ}/{number}"
    assert root.xpath("name(/*/*/*[4])", namespaces=_AKN) == "preamble"
    text, lost = import_akn(akn, f"{name}.akn.xml")
    assert [fault.code for fault in lost] == ["MH591", "MH592", "MH593"]
    source, again = load(parse("given.xml", path.read_bytes())), load(parse("again.xml", text.encode()))
    assert again.letter.adoption.number == source.letter.adoption.number
    assert again.letter.meeting_line == ()
    assert again.letter.adoption.heading == ()
    assert again.letter.adoption.proponent.symbols == source.letter.adoption.proponent.symbols


@pytest.mark.parametrize(
    ("name", "place", "citation"),
    [
        ("assembly", "resolution 73/3, para. 2 (b)", "resolution 73/3, para. 2 (b)"),
        ("assembly", "A/RES/73/3, para. 1", "resolution 73/3, para. 1"),
        ("council", "second preambular paragraph", "resolution 2773 (2025), second preambular paragraph"),
    ],
)
def test_places_are_cited_by_the_number(name: str, place: str, citation: str) -> None:
    document = document_of(built(SOURCES / f"adopted-{name}.xml", (Format.TXT,)))
    assert cite(document, place).citation == citation


def test_what_is_pinned_is_printed_and_comes_back() -> None:
    path = SOURCES / "adopted-pinned.xml"
    done = built(path)
    assert set(done.outputs) == set(Format)
    text = done.outputs[Format.TXT].decode()
    assert "Résolution adoptée par le Conseil économique et social à sa session de fond[1]" in text
    assert "[sur recommandation de la Commission des eaux (E/2025/30)[2]]" in text
    assert "1re séance plénière[5]\n22 juillet 2025" in text
    again, lost = import_akn(done.outputs[Format.AKN], "pinned.akn.xml")
    assert [fault.code for fault in lost] == ["MH591", "MH592", "MH593"]
    source, read = load(parse("given.xml", path.read_bytes())), load(parse("again.xml", again.encode()))
    assert without_places(read.letter.adoption) == without_places(source.letter.adoption)
    assert without_places(read.letter.meeting_line) == without_places(source.letter.meeting_line)


def _codes(old: str, new: str, name: str = "assembly") -> list[str]:
    text = (SOURCES / f"adopted-{name}.xml").read_text("utf-8")
    assert old in text
    parsed = parse("given.xml", text.replace(old, new, 1).encode())
    assert grammar_faults(parsed) == ()
    return [fault.code for fault in check_source(load(parsed), parsed)]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("assembly", 'number="73/3"', 'number="73/4"', "MH496"),
        ("assembly", 'number="73/3"', 'number="3 (2018)"', "MH495"),
        ("council", "<body>", "<title>Peace</title><body>", "MH495"),
        ("council", "<body>", "<proponent symbols='S/2025/1'/><body>", "MH495"),
        ("council", "<act>Recalling</act>", "Recalling", "MH497"),
        ("council", "<act>Decides</act>", "Decides", "MH497"),
        ("council", "Government of the DRC;", "Government of the DRC.", "MH490"),
        ("council", "eastern DRC,</recital>", "eastern DRC;</recital>", "MH490"),
    ],
)
def test_what_a_resolution_lacks_is_told(name: str, old: str, new: str, code: str) -> None:
    assert code in _codes(old, new, name)


@pytest.mark.parametrize("name", ["assembly", "council"])
def test_a_resolution_as_issued_has_no_findings(name: str) -> None:
    assert _codes("<body>", "<body>", name) == []


_COUNCIL = Asked(organs=("security-council",))


@pytest.mark.parametrize(
    ("lang", "asked"), [*((lang, Asked()) for lang in OFFICIAL), *((lang, _COUNCIL) for lang in OFFICIAL)]
)
def test_no_space_is_below_nothing_in_word(lang: str, asked: Asked) -> None:
    """LibreOffice reads no style after one whose space is negative."""
    done = built(skeleton("resolution", lang, asked), (Format.DOCX,))
    with ZipFile(io.BytesIO(done.outputs[Format.DOCX])) as package:
        styles = package.read("word/styles.xml")
    assert b'styleId="Proponent"' in styles
    assert b'w:after="-' not in styles
    assert b'w:before="-' not in styles


@pytest.mark.long
def test_the_title_stands_in_the_heads_of_its_pages() -> None:
    """As in A/RES/73/3: across from the symbol, in lines that end above the rule, in PDF and Word."""
    text = (SOURCES / "adopted-assembly.xml").read_text("utf-8")
    filling = (
        "<numbered>Recognize that much remains to be done, and that it has to be done in good time.</numbered>" * 60
    )
    done = built(text.replace("</numbered>", f"</numbered>{filling}", 1), (Format.PDF, Format.DOCX))
    with pdfplumber.open(io.BytesIO(done.outputs[Format.PDF])) as opened:
        for page, left in ((opened.pages[1], False), (opened.pages[2], True)):
            lines = page.crop((0, 0, page.width, 66)).extract_words(x_tolerance=2)
            title = [word for word in lines if word["text"] in ("Political", "on", "tuberculosis")]
            assert [word["text"] for word in title] == ["Political", "on", "tuberculosis"]
            upper, lower, last = title
            assert lower["bottom"] - upper["bottom"] == pytest.approx(9.84, abs=0.5)
            edge = upper["x0"] if left else last["x1"]
            assert edge == pytest.approx(60.0 if left else 553.3, abs=0.5)
    with ZipFile(io.BytesIO(done.outputs[Format.DOCX])) as package:
        heads = [
            package.read(name).decode() for name in package.namelist() if "header" in name and name.endswith(".xml")
        ]
    assert sum("fight against tuberculosis" in head for head in heads) == 2


def test_signs_that_no_line_shows_alike_stand_in_the_heads_of_pages(tmp_path: Path) -> None:
    """A space of no width, and a mark that is painted before its letter and after it."""
    text = (SOURCES / "adopted-assembly.xml").read_text("utf-8")
    title = text[text.index("<title>") + len("<title>") : text.index("</title>")]
    source = tmp_path / "adopted.xml"
    source.write_text(text.replace(title, "Of \u200b rivers \u20a1\u302e\u302e and \u00a4\u302f seas"), "utf-8")
    assert built(source, (Format.PDF, Format.DOCX)).differences == ()


def test_a_title_that_no_control_can_hold_stands_in_the_heads_of_pages() -> None:
    """LibreOffice empties a bound value that has one of these signs, so it is bound to none."""
    text = (SOURCES / "adopted-assembly.xml").read_text("utf-8")
    title = text[text.index("<title>") + len("<title>") : text.index("</title>")]
    assert built(text.replace(title, "Rivers &amp; seas &lt; lakes"), (Format.DOCX,)).differences == ()


@pytest.mark.long
@pytest.mark.parametrize(
    "title",
    [
        "اتفاقية الأسلحة الكيميائية",  # a lam before a kaf is two glyphs: the head of the next page has three letters
        "اتفاقية }12「 A/RES/60/227 (204",  # brackets are painted as their mirror images
    ],
)
def test_a_title_in_arabic_that_is_painted_otherwise_than_it_is_written(title: str) -> None:
    more = "<numbered><act>تقرر</act> ذلك؛</numbered>" * 60
    text = skeleton("resolution", "ar").replace("[عنوان القرار]", title)
    text = text.replace("</numbered>", f"</numbered>{more}", 1)
    assert Format.PDF in built(text, (Format.PDF,)).outputs


@pytest.mark.long
def test_the_line_of_an_unofficial_copy_in_arabic() -> None:
    """Its letter with a mark is two glyphs in the typeface."""
    text = skeleton("resolution", "ar").replace('status="draft"', 'status="unofficial"', 1)
    assert "unofficial" in text
    assert Format.PDF in built(text, (Format.PDF,)).outputs
