"""Whatever the check lets pass, in whatever place of the language, is built in every output and reads as it should.

The PDF is left out: it takes a hundred times as long, and ``test_random_documents`` builds it.
"""

from __future__ import annotations

import re
import shutil
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from pipeline.errors import MastheadError
from pipeline.importing import import_akn
from pipeline.options import Format, Options
from pipeline.source.grammar import schema
from pipeline.stages import PIPELINE
from pipeline.work import Work, run
from pipeline.xmlio.parse import local

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
from every_place import ADOPTED, BLOCKS, DRAFT, INLINE, WORDS, adopted, drafted, in_words, inline  # noqa: E402

MARKS = [
    f"<{name}>{{}}</{name}>"
    for name in (
        *("emphasis", "foreign", "work-title", "person", "organization", "state", "location", "event", "role"),
        *("concept", "term", "sup", "sub", "run", "act"),
    )
]
DATE = '<date when="2025-09-09">9 September 2025{}</date>'
REFERENCES = [
    '<ref to="here">{}</ref>',
    '<ref symbol="A/RES/60/1">{}</ref>',
    '<ref href="https://example.org/">{}</ref>',
]
ENDS = ["Peru,", ", Peru", "Peru ;", " Peru ", "Peru\u00a0", "<br/>Peru", "Peru<br/>", "Peru,<br/>", "Pe<br/>ru"]
NOTE = "<note><text>A note,</text></note>"
NOTED = [
    f"Peru{NOTE}",
    f"{NOTE} Peru",
    f"Peru,{NOTE}",
    f"Peru{NOTE},",
    f"Peru{NOTE}{NOTE}",
    f"<br/>{NOTE}Peru<br/>{NOTE}",
    "Peru<note><text>A note<br/>of two lines</text></note>",
    "Peru<note mark='**'><text>A note</text></note>",
    f"<emphasis>Peru{NOTE}</emphasis>",
    f"<state>Peru,{NOTE}</state>",
    f"a <state>Peru{NOTE},<br/></state>{NOTE}",
]
BARE = ['<ref to="table"/>', 'see <ref to="table"/>,', '<state><ref to="table"/></state>']


FEW = (ENDS[0], ENDS[-1], MARKS[0].format("Peru"), NOTED[5], NOTED[-1])


def few(words: str) -> object:
    """One of a few for the short tests, one of all for the long ones."""
    return words if words in FEW else pytest.param(words, marks=pytest.mark.long)


def outputs(source: str, folder: Path) -> Work:
    """All outputs but the PDF, verified. Raises ``MastheadError`` at the first stage that refuses."""
    shutil.copy(HERE / "everything.png", folder)
    formats = (Format.DOCX, Format.AKN, Format.HTML, Format.TXT)
    return run(Work(folder / "x.xml", "x", Options(formats=formats), data=source.encode()), PIPELINE)


def built(source: str, folder: Path) -> Work:
    """The same; fails with what was found."""
    try:
        return outputs(source, folder)
    except MastheadError as error:
        pytest.fail("\n".join(str(fault) for fault in error.faults[:3]))


@pytest.mark.parametrize("words", ["<emphasis>Peru</emphasis>", *ENDS[::4]])
def test_words_at_every_place(tmp_path: Path, words: str) -> None:
    built(in_words(words), tmp_path)
    built(adopted(words), tmp_path)
    built(drafted(words), tmp_path)


@pytest.mark.parametrize("words", [few(words) for words in (*ENDS, MARKS[0].format("Peru"), *NOTED)])
def test_words_and_notes_at_every_place(tmp_path: Path, words: str) -> None:
    plain = re.sub("<note.*?</note>", "", words)
    made = built(inline(words, plain if plain.strip() else "Peru"), tmp_path)
    text = made.outputs[Format.TXT].decode()
    assert text.count("A note") == 0 or "[1] A note" in text or "** A note" in text


@pytest.mark.long
@pytest.mark.parametrize("words", BARE)
def test_references_without_words_at_every_place(tmp_path: Path, words: str) -> None:
    built(inline(words, "Peru"), tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("mark", [*MARKS, DATE, *REFERENCES])
@pytest.mark.parametrize("words", ENDS)
def test_every_mark_at_every_place(tmp_path: Path, mark: str, words: str) -> None:
    marked = mark.format(words)
    built(dated(inline(marked, marked)), tmp_path)
    built(dated(inline(f"a {marked} b", f"a{marked}b")), tmp_path)
    if not mark.startswith("<ref"):
        built(dated(in_words(marked)), tmp_path)


def dated(source: str) -> str:
    """The source with no other date in the letter's title than its own, which has its own words alone (MH407)."""
    return re.sub(
        "<title><kind>.*?</title>",
        lambda title: re.sub('<date when="2025-09-09">.*?</date>', "Peru", title[0], flags=re.DOTALL),
        source,
        flags=re.DOTALL,
    )


WITHIN = {
    "list": "<list><point>A;</point><point>B.</point></list>",
    "bullets": '<list kind="bullets"><point>A;</point></list>',
    "inline": '<list inline="true"><point>a;</point><point>b.</point></list>',
    "quotation": "<quotation><paragraph>Q.</paragraph></quotation>",
    "table": "<table><row><cell>C</cell></row></table>",
    "figure": '<figure file="everything.png" alt="Three bars"/>',
}


@pytest.mark.parametrize("kind", ["list", *(pytest.param(kind, marks=pytest.mark.long) for kind in list(WITHIN)[1:])])
def test_paragraphs_that_begin_with_something_else(tmp_path: Path, kind: str) -> None:
    """A paragraph, recital, operative paragraph or point may begin with, or be nothing but, what stands in it."""
    held = WITHIN[kind]
    usual = empty_paragraphs(built(BLOCKS.replace("{held}", f"Words {held} and on"), tmp_path))
    for words in (held, f"{held} and on", f"{held}and{WITHIN['list']}"):
        assert empty_paragraphs(built(BLOCKS.replace("{held}", words), tmp_path)) == usual


def empty_paragraphs(made: Work) -> int:
    """How many paragraphs of the DOCX hold neither words, nor a picture, nor a number."""
    document = etree.fromstring(zipfile.ZipFile(BytesIO(made.outputs[Format.DOCX])).read("word/document.xml"))
    found = (p for p in document.iter("{*}p") if not "".join(p.itertext()) and p.find(".//{*}drawing") is None)
    return sum(1 for p in found if p.find("{*}pPr/{*}numPr") is None)


@pytest.mark.long
def test_akoma_ntoso_with_loose_punctuation_comes_back(tmp_path: Path) -> None:
    """What stands beside the element that it stood in is read again, in titles too."""
    for source in (in_words("Peru,"), inline("<state>Peru,</state> a<emphasis>b</emphasis>;")):
        made = built(source, tmp_path)
        back, _ = import_akn(made.outputs[Format.AKN], str(tmp_path / "x.akn.xml"))
        again = built(back, tmp_path)
        assert again.outputs[Format.AKN] == made.outputs[Format.AKN]


def test_the_sources_have_every_place_of_the_schema() -> None:
    """Elements that hold words stand in one of the four, with the words that the tests put there."""
    roots = (etree.fromstring(text) for text in (WORDS, INLINE, ADOPTED, DRAFT))
    found = {local(node) for root in roots for node in root.iter() if "{" in (node.text or "")}
    of_their_own = {"kind", "name", "surname", "symbol", "subject", "date", "ref", "footnote", "step"}
    marked = {element.partition(" ")[0].strip("<").partition(">")[0] for element in MARKS}
    holders = {name for (name, _), element in schema.elements().items() if element.mixed}
    assert holders - marked - of_their_own <= found
