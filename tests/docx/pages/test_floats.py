"""Where figures, numbers of articles and notes under tables stand."""

from __future__ import annotations

from docx_changes import DOCUMENT, STYLES, inherited, paragraph, style
from docx_files import TESTS, document_of, part, resolved, written

from pipeline.ooxml.opened import W
from pipeline.verify.docx import verify_docx


def test_articles_have_a_space_after_their_number(everything_docx: bytes) -> None:
    """A tab in a centred line goes to a stop that nobody set."""
    numbering = part(everything_docx, "word/numbering.xml")
    levels = [node for node in numbering.iter(f"{W}lvl") if node.find(f"{W}lvlText").get(f"{W}val") == "Article %1"]
    assert [node.find(f"{W}suff").get(f"{W}val") for node in levels] == ["space"]


def test_a_note_under_a_turned_table_begins_as_far_from_the_margin_as_one_from_the_column() -> None:
    """Its mark stood outside the table."""
    document = resolved(TESTS / "akn" / "sources" / "everything.xml")
    styles = part(written(document), STYLES)
    indents = [style(styles, name).find(f"{W}pPr/{W}ind") for name in ("TableFootnote", "TableFootnoteTurned")]
    upright, turned = ([int(node.get(f"{W}{side}")) for side in ("left", "hanging")] for node in indents)
    text = style(styles, "SingleText").find(f"{W}pPr/{W}ind")
    assert turned == [upright[0] - int(text.get(f"{W}left")), upright[1]]
    assert turned[0] > turned[1]


_BARE = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
<masthead><issue organ="general-assembly" session="61"><symbol>A/61/1</symbol></issue>
<issued when="2006-06-12"/><original in="en"/><job state="unassigned"/></masthead>
<letter><title><kind>Letter</kind> dated <date when="2006-06-07">7 June 2006</date></title>
<body><paragraph>Alpha.</paragraph></body></letter>
<annex><title>One</title><body><paragraph>Bravo stands over a table.</paragraph>{table}<paragraph>Charlie.</paragraph>
</body></annex></document>"""
_ROWS = "<table><head><row><cell>Delta</cell></row></head><row><cell>Echo</cell></row></table>"


def test_a_table_without_a_label_stands_as_far_under_the_text_as_one_with_it() -> None:
    """A table of Word has no space above; it stood six points too high."""
    document = document_of(_BARE.format(table=_ROWS))
    data = written(document)
    name = paragraph(part(data, DOCUMENT), "Bravo").find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    assert name == "SingleTextBeforeTable"
    label = inherited(part(data, STYLES), "Caption", "pPr", "spacing").get(f"{W}before")
    assert inherited(part(data, STYLES), name, "pPr", "spacing").get(f"{W}after") == label
    assert verify_docx(document, data) == ()
