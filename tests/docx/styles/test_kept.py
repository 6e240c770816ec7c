"""What stays together in Word and in LibreOffice, and what may be parted there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx_changes import DOCUMENT, STYLES, inherited, paragraph, style
from docx_files import TESTS, document_of, part, written
from look.page_lines import read
from office import both_pdfs

from pipeline.ooxml.opened import W
from pipeline.render.docx import Form
from pipeline.verify.docx import verify_docx

_LETTER = """<document xmlns="urn:masthead:source:1" xml:lang="{lang}" status="draft">
<masthead><issue organ="general-assembly" session="61"><symbol>A/61/1</symbol></issue>
<issued when="2006-06-12"/><original in="en"/><job state="unassigned"/></masthead>
<letter><title><kind>Letter</kind> dated <date when="2006-06-07">7 June 2006</date></title>
{head}<body><paragraph>{words}</paragraph></body>
<closing><signature><name>A <surname>Beta</surname></name></signature></closing></letter></document>"""
_HEAD = "<letterhead><complimentary>Accept, Excellency, my assurances.</complimentary></letterhead>"


def _styles_of(data: bytes, row: str) -> set[str]:
    """The styles of the paragraphs in the head rows (``tblHeader``) or in the rows of a group of the tables."""
    rows = part(data, DOCUMENT).iter(f"{W}tr")
    heads = [each for each in rows if each.find(f"{W}trPr/{W}tblHeader") is not None]
    if row == "head":
        return {node.get(f"{W}val", "") for each in heads for node in each.iter(f"{W}pStyle")}
    return {"TableGroup", "TableGroupAtStart"}


@pytest.mark.parametrize("row", ["head", "group"])
def test_rows_over_others_are_kept_with_them(everything_docx: bytes, row: str) -> None:
    """Word leaves a head row alone at the foot of a page, unless its paragraphs are kept with the next."""
    used = {node.get(f"{W}val") for node in part(everything_docx, DOCUMENT).iter(f"{W}pStyle")}
    names = _styles_of(everything_docx, row) & used
    assert names
    styles = part(everything_docx, STYLES)
    assert [name for name in names if inherited(styles, name, "pPr", "keepNext") is None] == []


@pytest.mark.parametrize(
    ("lang", "words", "kept"),
    [("en", "Word " * 500, True), ("en", "Word " * 800, False), ("zh", "水" * 1000, True), ("zh", "水" * 1500, False)],
    ids=["half a page", "a page", "half a page in Chinese", "a page in Chinese"],
)
def test_last_words_are_kept_with_the_signature_if_a_page_has_room(lang: str, words: str, kept: bool) -> None:
    document = document_of(_LETTER.format(lang=lang, head="", words=words))
    data = written(document)
    last = paragraph(part(data, DOCUMENT), words[:20].strip())
    assert (last.find(f"{W}pPr/{W}keepNext") is not None) == kept
    assert verify_docx(document, data) == ()


_ROW = "<row><cell>Alpha{note}</cell><cell>1</cell></row>"
_ENDS = {
    "paragraph": ("<paragraph>Alpha.</paragraph>", ""),
    "signature": ("<paragraph>Words.</paragraph>", "<closing>{sign}</closing>"),
    "columns": ("<paragraph>Words.</paragraph>", '<closing grid="true">{sign}{sign}{sign}</closing>'),
    "table": (f"<table>{_ROW.format(note='')}</table>", ""),
    "note": (f"<table>{_ROW.format(note='<note><text>Beta.</text></note>')}</table>", ""),
}


@pytest.mark.parametrize("end", _ENDS)
def test_the_rule_at_the_end_never_stands_alone(end: str) -> None:
    """Whatever is the last thing before it is kept with it; a row of a table is kept with its notes too."""
    blocks, closing = _ENDS[end]
    sign = "<signature><name>Rudolf <surname>Elphberg</surname></name></signature>"
    annex = f"<annex><title>Text</title><body>{blocks}</body>{closing.format(sign=sign)}</annex>"
    source = _LETTER.format(lang="en", head="", words="Words.").replace("</document>", f"{annex}</document>")
    document = document_of(source)
    data = written(document)
    body = part(data, DOCUMENT).find(f"{W}body")
    *_, last, rule, _ = body
    assert rule.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "EndRule"
    before = [last] if last.tag == f"{W}p" else [*last.iter(f"{W}tr")][-1:]
    if end in ("table", "note"):
        before += [*[*body.iter(f"{W}tbl")][-1].iter(f"{W}tr")][-1:]
    paragraphs = [paragraph for each in before for paragraph in each.iter(f"{W}p")]
    assert paragraphs
    assert all(paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in paragraphs)
    assert verify_docx(document, data) == ()


def test_nothing_says_again_what_the_style_says() -> None:
    """The complimentary close is kept with the signature by its style."""
    document = document_of(_LETTER.format(lang="en", head=_HEAD, words="Words."))
    close = paragraph(part(written(document, form=Form.SUBMISSION), DOCUMENT), "Accept")
    assert [node.tag for node in close.find(f"{W}pPr")] == [f"{W}pStyle"]
    assert style(part(written(document), STYLES), "Closing").find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_paragraph_longer_than_a_page_begins_under_its_title_in_libreoffice(tmp_path: Path) -> None:
    """It was moved to the next page, and its title before it: five pages instead of three."""
    own, word = (read(str(path)) for path in both_pdfs(TESTS / "look" / "sources" / "full.xml", tmp_path))
    assert len(word.sizes) == len(own.sizes) == 3
    assert word.line(1, "Letter dated").base == pytest.approx(own.line(1, "Letter dated").base, abs=2)
