"""The structure tree, read back from the file: what a screen reader gets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from pipeline.weasy import Metadata, Profile, lay_out, write_pdf


class Element:
    """A structure element, with its text as the marked content of its pages gives it."""

    def __init__(self, raw: Any, texts: dict[tuple[int, int], str], pages: dict[Any, int]) -> None:
        self.raw, self.role = raw, str(raw.S)[1:]
        kids = raw.K if "/K" in raw else pikepdf.Array()
        self.kids: list[Element] = []
        self.text = ""
        self.pages: set[int] = set()
        self.annotations = 0
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                self.kids.append(Element(kid, texts, pages))
                self.text += self.kids[-1].text
                self.pages |= self.kids[-1].pages
            elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
                self.annotations += 1
            else:
                marked = isinstance(kid, pikepdf.Dictionary)
                page = pages[(kid.Pg if marked else raw.Pg).objgen]
                self.pages.add(page)
                self.text += texts.get((page, int(kid.MCID if marked else kid)), "")

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, role: str) -> list[Element]:
        return [element for element in self.walk() if element.role == role]

    def named(self, name: str) -> Element:
        return next(element for element in self.walk() if str(element.raw.get("/ID", "")) == name)

    def attribute(self, name: str) -> str:
        given = self.raw.get("/A", [])
        found = [one[name] for one in (given if isinstance(given, pikepdf.Array) else [given]) if name in one]
        return str(found[0]) if found else ""


def texts_of(path: Path) -> dict[tuple[int, int], str]:
    """The text of each marked content: (page from 0, number) -> words."""
    raw = pypdfium2.raw
    found: dict[tuple[int, int], str] = {}
    with pypdfium2.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf):
            text = page.get_textpage()
            for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
                key = number, raw.FPDFPageObj_GetMarkedContentID(item.raw)
                size = raw.FPDFTextObj_GetText(item.raw, text.raw, None, 0)
                buffer = (raw.FPDF_WCHAR * size)()
                raw.FPDFTextObj_GetText(item.raw, text.raw, buffer, size)
                found[key] = found.get(key, "") + bytes(buffer).decode("utf-16-le").rstrip("\0")
            text.close()
            page.close()
    return found


def read(path: Path, pdf: pikepdf.Pdf) -> Element:
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    return Element(pdf.Root.StructTreeRoot.K, texts_of(path), pages)


@pytest.fixture
def tree(written: Path) -> Iterator[Element]:
    with pikepdf.open(written) as pdf:
        yield read(written, pdf)


def test_one_document_of_two_parts(tree: Element) -> None:
    assert tree.role == "Document"
    assert [kid.role for kid in tree.kids] == ["Part", "Part"]
    assert [element.role for element in tree.walk() if element.role.startswith("H")] == ["H1", "H1", "H2", "H2", "H3"]


def test_one_element_stays_one_across_pages(tree: Element) -> None:
    for name, role in (("annex", "Part"), ("tables", "Sect"), ("states", "Table"), ("last", "P")):
        element = tree.named(name)
        assert element.role == role
        assert len(element.pages) > 1, name
    assert len(tree.all("Table")) == 1
    assert tree.named("last").text.count("leaves it there.") == 150


def test_words_are_apart_where_lines_break_and_elements_meet(
    fontconfig: Path, metadata: Metadata, tmp_path: Path
) -> None:
    words = [f"word{number}" for number in range(60)]
    inside = " ".join(f"<b>{word}</b>" if number % 2 else f"<i>{word}</i>" for number, word in enumerate(words))
    html = (
        '<html lang="en"><style>@page { size: 3in 4in; margin: .5in } p { hyphens: manual }</style>'
        f"<h1>Title</h1><p id='plain'>{' '.join(words)}</p><p id='inline'>{inside}</p><p id='broken'>one<br>two</p>"
        "<p id='hyphen'>Donau&shy;dampf&shy;schiff&shy;fahrts&shy;gesell&shy;schaft</p>"
        f"<p id='han'>{'秘鲁常驻联合国代表给秘书长的信' * 3}</p>"
    )
    path = tmp_path / "words.pdf"
    laid = lay_out(html, "p { font-family: 'Liberation Serif', 'Noto Serif CJK SC' }", fontconfig=fontconfig)
    path.write_bytes(write_pdf(laid, profile=Profile.A3_UA1, metadata=metadata, attached=()))
    with pikepdf.open(path) as pdf:
        tree = read(path, pdf)
        spoken = [str(line.raw.ActualText) for line in tree.named("hyphen").kids]
    assert tree.named("plain").text.split() == words
    assert tree.named("inline").text.split() == words
    assert tree.named("broken").text.split() == ["one", "two"]
    assert " " not in tree.named("han").text.strip()
    assert spoken
    assert all(line.endswith("\u00ad") for line in spoken)


def test_table(tree: Element) -> None:
    table = tree.named("states")
    assert [kid.role for kid in table.kids] == ["Caption", "THead", "TBody"]
    head, body = table.kids[1:]
    assert [cell.attribute("/Scope") for cell in head.all("TH")] == ["/Column"] * 3
    assert head.all("TH")[2].attribute("/ColSpan") == "2"
    assert [row.kids[0].text.strip() for row in body.kids] == [str(number) for number in range(1, 61)]
    assert {row.kids[0].attribute("/Scope") for row in body.kids} == {"/Row"}
    assert not any("/Headers" in str(cell.raw.get("/A", "")) for cell in table.all("TD"))
    assert head.annotations + sum(one.annotations for one in head.walk()) == 1  # not one for each repeated head


def test_lists(tree: Element) -> None:
    lists = tree.all("L")
    assert [one.attribute("/ListNumbering") for one in lists] == [
        "/LowerAlpha", "/Disc", "/Decimal", "/LowerRoman", "/Disc",
    ]  # fmt: skip
    for item in tree.all("LI"):
        assert [kid.role for kid in item.kids] == ["Lbl", "LBody"]
    decimal = lists[2]
    assert [item.kids[0].text.strip() for item in decimal.kids] == ["1.-", "2.-"]
    assert decimal.kids[0].kids[1].kids[0].role == "P"
    assert str(decimal.kids[1].raw.ID) == "item-2"


def test_notes(tree: Element, written: Path) -> None:
    role = "Note" if written.stem == "a3a-ua1" else "FENote"
    notes = tree.all(role)
    assert [str(note.raw.ID) for note in notes] == ["note-a", "note-1", "note-2", "note-3", "note-c", "note-d"]
    assert [note.kids[0].role for note in notes] == ["Lbl"] * 6
    assert [reference.text.strip() for reference in tree.all("Reference")] == ["1", "2", "4", "5"]
    letter = tree.named("letter")
    first = letter.kids.index(next(kid for kid in letter.kids if kid.raw.get("/ID") == "first"))
    assert [kid.role for kid in letter.kids[first : first + 3]] == ["P", role, role]
    assert "Second note." in notes[1].text
    assert tree.all("Caption")[0].kids[-1].role == role


def test_languages_and_directions(tree: Element) -> None:
    found = [(str(element.raw.Lang), element.role) for element in tree.walk() if "/Lang" in element.raw]
    assert found == [("es", "Span"), ("ar", "P"), ("zh", "P"), ("ru", "P")]
    assert tree.named("arabic").attribute("/WritingMode") == "/RlTb"


def test_right_to_left_lines_say_their_logical_order(tree: Element, written: Path) -> None:
    spoken = [str(line.raw.ActualText) for line in tree.named("arabic").kids]
    assert len(spoken) >= 2
    assert "".join(spoken).startswith("رسالة مؤرخة 7 حزيران/يونيه 2006 موجهة إلى الأمين العام")
    assert "".join(spoken).endswith("في الصفحة المطبوعة.")
    with pypdfium2.PdfDocument(written) as pdf:  # a program that knows nothing of tags finds the words too
        page = pdf[0]
        text = page.get_textpage()
        assert "رسالة مؤرخة 7 حزيران/يونيه 2006 موجهة" in text.get_text_range()
        text.close()
        page.close()


def test_figures(tree: Element) -> None:
    figures = tree.all("Figure")
    assert [str(figure.raw.Alt) for figure in figures] == ["A red dot", "A square"]
    assert [kid.role for kid in figures[0].kids] == ["Caption"]
    assert figures[0].attribute("/BBox")


def test_links_have_one_annotation_a_line_and_words(tree: Element, written: Path) -> None:
    links = tree.all("Link")
    assert [link.annotations for link in links] == [1, 1, 1]
    with pikepdf.open(written) as pdf:
        said = [str(note.Contents) for page in pdf.pages for note in page.get("/Annots", [])]
        assert sorted(said) == ["(letter)", "Corr.1", "the annex"]


def test_running_matter_and_decorations_are_artifacts(written: Path) -> None:
    with pikepdf.open(written) as pdf:
        for page in pdf.pages:
            kinds = [
                str(operands[1].get("/Subtype", ""))
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and str(operands[0]) == "/Artifact"
            ]
            assert "/Header" in kinds
            assert "/Footer" in kinds
        tree = read(written, pdf)
    text = tree.text
    assert "A/61/93" not in text
    assert "decoration in letters" not in text
    assert "bare text of a section" in tree.named("tables").kids[1].text
    assert tree.named("tables").kids[1].role == "P"


def test_every_id_is_in_the_id_tree(written: Path) -> None:
    with pikepdf.open(written) as pdf:
        root = pdf.Root.StructTreeRoot
        names = pikepdf.NameTree(root.IDTree)
        for name in ("letter", "first", "note-a", "note-1", "item-1", "states", "last"):
            assert str(names[name].ID) == name


def test_structure_destinations_of_the_second_profile(written: Path) -> None:
    if written.stem != "a4f-ua2":
        pytest.skip("PDF 1.7 has none")
    with pikepdf.open(written) as pdf, pdf.open_outline() as outline:
        assert str(outline.root[1].obj.SE.ID) == "annex-title"
        note = next(
            one for page in pdf.pages for one in page.get("/Annots", []) if str(one.Contents) == "the annex"
        )  # fmt: skip
        assert str(note.A.SD[0].ID) == "annex"


@pytest.mark.long
@pytest.mark.parametrize(
    ("html", "shape"),
    [
        ("<div>text</div>", "P"),
        ("<div id=a>text</div>", "Div(P)"),
        ("<p>a <span>b</span> <span id=c>c</span>", "P(Span)"),
        ("<div data-pdf-role=Sect><span>b</span></div>", "Sect(P)"),
        ("<div data-pdf-role=TOC><p data-pdf-role=TOCI><a href='#t'>x</a></p></div>", "TOC(TOCI(P(Link)))"),
        ("<div data-pdf-role=L><div data-pdf-role=LI><div data-pdf-role=Lbl>1</div>x</div></div>", "L(LI(Lbl LBody))"),
        ("<p>a<img alt='' src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>'>", "P"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "L(LI(Lbl LBody) LI(Lbl LBody))"),
        ("<ul><li>a</ul>", "L(LI(Lbl LBody))"),
        ("<table><tr><td>a<td></table>", "Table(TBody(TR(TD TD)))"),
        ("<p></p><section></section>", ""),
    ],
)
def test_shapes(html: str, shape: str, fontconfig: Path, metadata: Metadata, tmp_path: Path) -> None:
    laid = lay_out(f'<html lang="en"><h1 id=t>T</h1>{html}', "", fontconfig=fontconfig)
    path = tmp_path / "shape.pdf"
    path.write_bytes(write_pdf(laid, profile=Profile.A3_UA1, metadata=metadata, attached=()))
    with pikepdf.open(path) as pdf:
        tree = read(path, pdf)
    assert " ".join(map(_shape, tree.kids[1:])) == shape


def _shape(element: Element) -> str:
    inside = " ".join(map(_shape, element.kids))
    return f"{element.role}({inside})" if inside else element.role
