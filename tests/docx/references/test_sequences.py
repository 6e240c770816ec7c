"""Word counts tables and figures, in every attachment anew."""

from __future__ import annotations

from docx_changes import DOCUMENT, changed, said
from docx_files import document_of, part, written

from pipeline.ooxml.opened import W
from pipeline.verify.docx import verify_docx

_TABLE = '<table numbered="true" {}><title>T</title><row><cell>x</cell></row></table>'
_TABLES = f"""<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
<masthead><issue organ="general-assembly" session="61"><symbol>A/61/1</symbol></issue>
<issued when="2006-06-12"/><original in="en"/><job state="unassigned"/></masthead>
<letter><title><kind>Letter</kind> dated <date when="2006-06-07">7 June 2006</date></title>
<body><paragraph>See <ref to="third"/>.</paragraph></body></letter>
<annex><title>One</title><body>{_TABLE.format("")}{_TABLE.format("")}</body></annex>
<annex><title>Two</title><body>{_TABLE.format("")}{_TABLE.format('id="third"')}</body></annex></document>"""


def _instructions(data: bytes, name: str) -> list[str]:
    codes = [" ".join((node.text or "").split()) for node in part(data, DOCUMENT).iter(f"{W}instrText")]
    return [code for code in codes if code.startswith(name)]


def test_tables_are_counted_by_word_in_every_annex() -> None:
    """The first table of the second annex was a typed number."""
    document = document_of(_TABLES)
    data = written(document)
    first, second = r"SEQ Table \* ARABIC", r"SEQ Table_2 \* ARABIC"
    assert _instructions(data, "SEQ") == [first, first, second, second]
    assert verify_docx(document, data) == ()


def test_a_count_that_goes_on_instead_of_beginning_anew_is_found() -> None:
    document = document_of(_TABLES)
    broken = changed(written(document), DOCUMENT, said("Table_2", "Table"))
    assert {fault.code for fault in verify_docx(document, broken)} == {"MH625"}
