"""The words of every output are those of the issued text, in order; nothing is lost, and nothing added but masthead,
first-page notes and running matter."""

from __future__ import annotations

import pypdfium2
from lxml import etree, html
from stream import masthead_lines

from pipeline.outputs import Format
from tests.pipeline.conftest import Built
from tests.pipeline.seed import extras, seed_words, words

BLOCKS = {"p", "li", "ol", "ul", "td", "th", "tr", "dt", "dd", "div", "section", "header", "footer", "main", "aside"}
BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6", "nav", "br"}


def without_marks(found: list[str]) -> list[str]:
    """Words without the asterisks that call or head a note."""
    return [bare for word in found if (bare := word.strip("*"))]


def masthead_words(built: Built) -> list[str]:
    return without_marks(words(" ".join(masthead_lines(built.document))))


def test_text(built: Built) -> None:
    added = without_marks(extras(words(built.data(Format.TXT).decode()), seed_words()))
    assert sorted(added) == sorted([*masthead_words(built), *words(built.document.status_line)])


def test_akn(built: Built) -> None:
    root = etree.fromstring(built.data(Format.AKN))
    akn = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
    for meta in root.xpath("//a:meta", namespaces=akn):
        meta.getparent().remove(meta)
    for line_end in root.xpath("//a:eol", namespaces=akn):
        line_end.tail = f" {line_end.tail or ''}"
    for note in root.xpath("//a:authorialNote", namespaces=akn):
        note.text, note.tail = f" {note.text or ''}", f" {note.tail or ''}"
    blocks = root.xpath("//a:p | //a:num | //a:heading | //a:block", namespaces=akn)
    text = " ".join("".join(block.itertext()) for block in blocks if not block.xpath("ancestor::a:p", namespaces=akn))
    added = without_marks(extras(words(text), seed_words()))
    assert sorted(added) == sorted(masthead_words(built))


def test_html(built: Built) -> None:
    root = html.fromstring(built.data(Format.HTML).decode())
    for unread in root.xpath("//style | //head | //svg | //a[contains(@class, 'skip')]"):
        unread.drop_tree()
    for block in root.iter():
        if block.tag in BLOCKS:
            block.text, block.tail = f" {block.text or ''}", f" {block.tail or ''}"
    added = without_marks(extras(words(root.text_content()), seed_words()))
    expected = [*masthead_words(built), *words(built.document.status_line)]
    assert not [word for word in expected if word not in added]


def test_pdf(built: Built) -> None:
    """Page by page, as painted: heads and feet are cut off, the rest is the text, the masthead and its notes."""
    document = pypdfium2.PdfDocument(built.data(Format.PDF))
    pages = []
    for index in range(len(document)):
        page = document[index]
        width, height = page.get_size()
        top = 0 if index == 0 else 74  # the running head's rule lies at 72 pt in the layout of 2006
        pages.append(page.get_textpage().get_text_bounded(0, 72, width, height - top))
    added = without_marks(extras(words(" ".join(pages)), seed_words()))
    assert sorted(added) == sorted(masthead_words(built))
