"""The way back: Akoma Ntoso to source to the same Akoma Ntoso, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from akn.conftest import SOURCES, document_of
from look.building import source
from msgspec.structs import replace

from pipeline.akn.checks import check_akn
from pipeline.akn.schema import validate_akn
from pipeline.document.model import Document
from pipeline.errors import MastheadError, Severity
from pipeline.importing import import_akn
from pipeline.render.akn import Shape, render_akn
from pipeline.resolve.inline.register import made_key
from pipeline.source.dump import dump, without_places
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.source.model.document import TitlePart
from pipeline.source.model.inline import plain
from pipeline.xmlio.parse import parse


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("name", ["letter", "everything"])
def test_there_and_back(request: pytest.FixtureRequest, tmp_path: Path, name: str, shape: Shape) -> None:
    document: Document = request.getfixturevalue(name)
    there = render_akn(document, shape=shape)
    (tmp_path / "dot.png").write_bytes((SOURCES / "dot.png").read_bytes())
    text, losses = import_akn(there.encode(), str(tmp_path / "x.akn.xml"))
    path = tmp_path / "back.xml"
    path.write_text(text, encoding="utf-8")
    assert grammar_faults(parse("back.xml", text.encode())) == ()
    assert render_akn(document_of(path), shape=shape) == there
    assert [fault.code for fault in losses] == ["MH591", "MH592", "MH593"]
    assert {fault.severity for fault in losses} == {Severity.WARNING}


def test_the_source_that_comes_back_is_the_canonical_one(lima: Path) -> None:
    """What the source said with less, such as the name of a target, is all that may differ."""
    text, _ = import_akn(render_akn(document_of(lima)).encode(), "x.akn.xml")
    back = load(parse("back", text.encode()))
    assert dump(back) == text
    before = load(parse("lima", lima.read_bytes()))
    assert without_places(back.masthead) == without_places(before.masthead)
    assert without_places(back.letter.title) == without_places(tuple(map(_told, before.letter.title)))
    assert without_places(back.subjects) == without_places(before.subjects)
    assert without_places(back.register) == without_places(before.register)
    declare = [block for block in back.attachments[0].blocks if getattr(block, "form", "")]
    assert [block.form for block in declare] == ["1.-", "1.-"]


def _told(part: TitlePart) -> TitlePart:
    """A part of the title without the key that its words make by themselves."""
    return replace(part, key="" if part.key == made_key(plain(part.content)) else part.key)


@pytest.mark.parametrize(
    ("had", "written"),
    [
        ('<job state="unassigned"/>', '<job number="25-12345" processed="1999-12-30 2024-01-02" state="unverified"/>'),
        ("</letter>", "</letter>" + '<annex number="XIV"><body><paragraph>水</paragraph></body></annex>'),
    ],
    ids=["days of two centuries", "a number of Chinese signs"],
)
def test_what_is_printed_in_other_figures_comes_back(had: str, written: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    text = source(lang="zh").decode().replace('"issued"', '"reconstruction"', 1).replace(had, written)
    path.write_text(text.replace(">5 May 2025", ">2025年5月5日"), "utf-8")
    there = render_akn(document_of(path))
    back, losses = import_akn(there.encode(), str(tmp_path / "x.akn.xml"))
    assert [fault.code for fault in losses] == ["MH591", "MH592", "MH593"]
    path.write_text(back, "utf-8")
    assert render_akn(document_of(path)) == there


def test_pictures_that_are_not_there_are_reported(everything: Document) -> None:
    text, losses = import_akn(render_akn(everything).encode(), "nowhere/x.akn.xml")
    assert text
    assert (losses[-1].code, losses[-1].severity) == ("MH594", Severity.ERROR)


def test_files_of_others_are_refused() -> None:
    with pytest.raises(MastheadError) as caught:
        import_akn(b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'/>", "x.akn.xml")
    assert [fault.code for fault in caught.value.faults] == ["MH590"]
    with pytest.raises(MastheadError) as caught:
        import_akn(b"<a", "x.akn.xml")
    assert [fault.code for fault in caught.value.faults] == ["MH103"]


SPEAKS = (
    '<preamble><opening xml:lang="fr">Les États,</opening><recitals><heading>NOTANT</heading>'
    "<recital>Cela,</recital></recitals><recitals><recital>Aussi,</recital></recitals></preamble>"
)
NAMED = SPEAKS.replace("<preamble>", '<preamble id="here">')
NOBODY = "<recitals><heading>NOTANT</heading><recital>Cela,</recital></recitals>"
ENACTS = f"<preamble>{NOBODY}<enacting>Have agreed:</enacting></preamble>"
FIVE = "<participants><participant start='5'>Peru</participant><participant>Chile</participant></participants>"
LONG = "Schedule of the water works of the whole region"
NOTED = "<heading>Own<note id='own'><text>Of both.</text></note></heading>"
SEE = '<paragraph>See <ref to="here">it</ref>.</paragraph>'
TO_IT = f'{SEE}{NOBODY}<preamble id="here">{NOBODY}{NOBODY}</preamble>'
TO_RECITALS = SEE + NOBODY.replace("<recitals>", '<recitals id="here">') + NOBODY
SECTION = f"<section><heading>S</heading>{SPEAKS}</section>"
NOTES = (
    '<paragraph>Mills<note-again of="mill"/>.</paragraph><table><columns><column/></columns>'
    '<head><row><cell>A</cell></row></head><row><cell>1<note id="mill"><text>Of both.</text></note></cell></row>'
    "<abbreviations>n.a.<note><text>Of the line.</text></note></abbreviations></table>"
)
PAGE = '<facsimile file="dot.png" alt="p. 1"><body><paragraph>Said.</paragraph></body></facsimile>'
VARIANTS = {
    "draft": ('status="issued"', 'status="draft"'),
    "unassigned": ("<symbol>A/79/729</symbol>", '<symbol state="unassigned" evidence="none seen">A/79/…</symbol>'),
    "unverified date": ('<issued when="2025-01-17"/>', '<issued when="2025-01-17" state="unverified"/>'),
    "unverified title": ("<title>Culture of peace</title>", '<title state="unverified">Culture of peace</title>'),
    "session by year": ('organ="general-assembly" session="79"', 'organ="economic-and-social-council" year="2025"'),
    "subsidiary": ("<symbol>A/79/729</symbol>", "<symbol>A/79/729</symbol><subsidiary>First Committee</subsidiary>"),
    "sitting": ("<symbol>A/79/729</symbol>", "<symbol>A/79/729</symbol><sitting>New York, 1 June</sitting>"),
    "reissued": ('<masthead distribution="limited">', '<masthead distribution="limited" reissued="2025-04-25">'),
    "first-page note": ('list="agenda" number="14"', 'list="agenda" mark="*" number="14"'),
    "note on the item": ('<agenda-item list="agenda" number="13"', '<agenda-item list="agenda" mark="*" number="13"'),
    "pinned heading": ("<title>First annex</title>", "<heading>Annex one</heading><title>First annex</title>"),
    "heading of its own": ("<title>First annex</title>", f"<heading>{LONG}</heading><title>First annex</title>"),
    "heading and number": ("<title>First annex</title>", "<heading>Annex one</heading><title>First annex</title>"),
    "note of a heading": ("<title>First annex</title>", f"{NOTED}<title>First annex<note-again of='own'/></title>"),
    "pinned number": ('<annex class="report"', '<annex number="A" class="report"'),
    "unlabelled": ("<enclosure ", "<unlabelled "),
    "grid": ("    <closing>\n      <signature><party>", '    <closing grid="true">\n      <signature><party>'),
    "pinned ids": ("<paragraph>A quotation:", '<paragraph id="quoting">A quotation:'),
    "facsimile": ("<closing><testimonium>", f"{PAGE}<closing><testimonium>"),
    "participants from five": ("<paragraph>A quotation:", f"{FIVE}<paragraph>A quotation:"),
    "enacting words": ("<paragraph>A quotation:", f"{ENACTS}{ENACTS}<paragraph>A quotation:"),
    "letter opened by enacting words": ("<body>", f"<body>{ENACTS}{NOBODY}"),
    "who speaks, in the body": ("<paragraph>A quotation:", f"{SPEAKS}{SPEAKS}<paragraph>A quotation:"),
    "who speaks, in a section": ("<paragraph>A quotation:", f"{SECTION}<paragraph>A quotation:"),
    "who speaks, twice": ("<preamble>", f"{SPEAKS}<preamble>"),
    "a reference to a preamble": ("<paragraph>A quotation:", f"{SEE}{NAMED}<paragraph>A quotation:"),
    "letter opened by recitals": ("<body>", f"<body>{NOBODY}{SPEAKS}{NOBODY}"),
    "letter opened by preambles": ("<body>", f"<body>{SPEAKS}<preamble>{NOBODY}</preamble>"),
    "letter with an opening preamble": ("<body>", f"<body>{NAMED}{SEE}{NOBODY}"),
    "letter with recitals in a preamble": ("<body>", f'<body><preamble id="here">{NOBODY}</preamble>{SEE}'),
    "a reference to the preamble": ("<paragraph>A quotation:", f"{TO_IT}<paragraph>A quotation:"),
    "a reference to recitals": ("<paragraph>A quotation:", f"{TO_RECITALS}<paragraph>A quotation:"),
    "preambles in the letter": ("<body>", f"<body>{SPEAKS}<paragraph>Words.</paragraph>{SPEAKS}"),
    "a note at its first mark": ("<paragraph>A quotation:", f"{NOTES}<paragraph>A quotation:"),
    "layout": ('xml:lang="en" status', 'xml:lang="en" layout="geneva" status'),
}  # fmt: skip


# What makes a variant one that the checks accept.
ALSO = {
    "heading and number": ('<annex class="report"', '<annex number="A" class="report"'),
    "unassigned": ('status="issued"', 'status="draft"'),
    "unverified date": ('status="issued"', 'status="draft"'),
    "unverified title": ('status="issued"', 'status="draft"'),
    "session by year": ("<symbol>A/79/729</symbol>", "<symbol>E/2025/1</symbol>"),
    "first-page note": ('list="agenda" number="14"', 'list="agenda" mark="*" number="14"'),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_there_and_back_with_other_facts(tmp_path: Path, variant: str) -> None:
    old, new = VARIANTS[variant]
    text = (SOURCES / "everything.xml").read_text("utf-8")
    assert old in text
    text = text.replace(old, new, 1 if old == "<body>" else -1).replace(*ALSO.get(variant, ("", "")), 1)
    if variant == "unlabelled":
        text = text.replace("</enclosure>", "</unlabelled>")
    (tmp_path / "dot.png").write_bytes((SOURCES / "dot.png").read_bytes())
    path = tmp_path / "x.xml"
    path.write_text(text, encoding="utf-8")
    assert grammar_faults(parse("x.xml", text.encode())) == ()
    there = render_akn(document_of(path))
    assert validate_akn(there.encode(), variant) == ()
    assert check_akn(there.encode(), variant) == ()
    back, losses = import_akn(there.encode(), str(tmp_path / "x.akn.xml"))
    assert "MH594" not in {fault.code for fault in losses}
    (tmp_path / "y.xml").write_text(back, encoding="utf-8")
    assert render_akn(document_of(tmp_path / "y.xml")) == there
