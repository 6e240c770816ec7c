"""Chinese: the first line of a paragraph is indented by two characters, whatever the program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx_changes import DOCUMENT, STYLES, inherited
from docx_files import TESTS, document_of, part, resolved, written
from look.building import source
from look.page_lines import read
from office import both_pdfs

from pipeline.fonts import private_fontconfig
from pipeline.ooxml.opened import W
from pipeline.verify.docx import verify_docx

_SOURCE = TESTS / "words" / "letter.zh.xml"


def test_the_indent_is_said_in_characters_and_in_twips() -> None:
    """Programs that do not know the characters indented by the first tab."""
    document = resolved(_SOURCE)
    data = written(document)
    for name in ("SingleText", "Recital", "Opening"):
        indent = inherited(part(data, STYLES), name, "pPr", "ind")
        assert (indent.get(f"{W}firstLineChars"), indent.get(f"{W}firstLine")) == ("200", "400"), name
    assert verify_docx(document, data) == ()


def _attached(home: str, other: str, words: str) -> str:
    body = f"<preamble><opening>{words}</opening><recitals><recital>{words}</recital></recitals></preamble>"
    table = f"<table><columns><column/></columns><row><cell>{words}</cell></row></table>"
    body += f"<paragraph>{words}</paragraph><list><point>{words}</point></list><paragraph>{words}</paragraph>{table}"
    return source(attached=f"<annex xml:lang='{other}'><title>A</title><body>{body}</body></annex>", lang=home).decode()


@pytest.mark.parametrize(
    ("home", "other", "added", "first"),
    [
        ("en", "zh", "Chinese", ("200", "400")),
        ("ar", "zh", "Chinese", ("200", "430")),
        ("zh", "en", "Tabbed", ("0", "474")),
        ("en", "fr", "", (None, "474")),
    ],
)
def test_attachments_are_indented_as_their_own_language_is(
    home: str, other: str, added: str, first: tuple[str, str]
) -> None:
    """By two characters in Chinese, by the first tab in others, whatever the document is in; over a table too."""
    document = document_of(_attached(home, other, "水资源" if other == "zh" else "Water"))
    data = written(document)
    assert verify_docx(document, data) == ()
    nodes = part(data, DOCUMENT).iterfind(f".//{W}pPr/{W}pStyle")
    used = [node.get(f"{W}val") for node in nodes]
    styles = [f"{name}{added}" for name in ("Opening", "Recital", "SingleText")] + [f"SingleText{added}BeforeTable"]
    for name in styles:
        assert name in used
        indent = inherited(part(data, STYLES), name, "pPr", "ind")
        assert (indent.get(f"{W}firstLineChars"), indent.get(f"{W}firstLine")) == first, name


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_chinese_attachments_begin_where_the_pdf_has_them(tmp_path: Path) -> None:
    """Opening, recital and paragraph of the annex, in an English document."""
    path = tmp_path / "attached.xml"
    path.write_text(_attached("en", "zh", "水资源共享"), encoding="utf-8")
    own, word = (read(str(made)) for made in both_pdfs(path, tmp_path))
    places = [[line.x0 for line in pages.lines if line.text.strip() == "水资源共享"][:3] for pages in (own, word)]
    assert places[1] == pytest.approx(places[0], abs=0.5)
    assert len({round(place) for place in places[0]}) == 1


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_letter_begins_where_the_pdf_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fonts a layout in this process has chosen."""
    monkeypatch.setenv("FONTCONFIG_FILE", str(private_fontconfig(tmp_path)))
    own, word = (read(str(path)) for path in both_pdfs(_SOURCE, tmp_path))
    assert word.line(1, "请将本函").x0 == pytest.approx(own.line(1, "请将本函").x0, abs=2)


def test_signs_that_chinese_shares_with_latin_are_of_its_face() -> None:
    """These are not: an apostrophe in a Latin word, a dot with a space beside it, the ellipsis of a symbol, English."""
    words = "他说：“‘议程’——与2030年一致……”。古特雷斯·安见“Côte d’Ivoire”，里瓦· 罗，A/61/…号。"
    body = f"<paragraph>{words}<run xml:lang='en'>“It’s”</run></paragraph><paragraph xml:lang='en'>“Water”</paragraph>"
    document = document_of(source(letter=body, lang="zh").decode())
    data = written(document)
    runs = [run for run in part(data, DOCUMENT).iter(f"{W}r") if run.find(f"{W}rPr/{W}rFonts") is not None]
    assert ["".join(run.itertext()) for run in runs] == ["“‘", "’——", "……”", "·", "“", "”"]
    assert {run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") for run in runs} == {"eastAsia"}
    assert verify_docx(document, data) == ()
    text = "".join(node.text or "" for node in part(data, DOCUMENT).iter(f"{W}t"))
    assert words in text


def test_a_value_of_the_masthead_is_one_whatever_signs_are_in_it() -> None:
    text = source(lang="zh").decode().replace("</symbol>", "</symbol><subsidiary>“水”委员会</subsidiary>", 1)
    document = document_of(text)
    data = written(document)
    controls = ["".join(each.itertext()).strip() for each in part(data, DOCUMENT).iter(f"{W}sdtContent")]
    assert "“水”委员会" in controls
    assert verify_docx(document, data) == ()
