"""References to documents of the United Nations are live; a joint symbol gives a link for each of its parts."""

from __future__ import annotations

import pytest
from look import building

from pipeline.document.blocks import Para
from pipeline.document.inline import Link, NoteCall, Text, words
from pipeline.resolve.inline.inline import InlineResolver
from pipeline.resolve.inline.notes import Notes, NoteSlot
from pipeline.resolve.inline.register import Register
from pipeline.source.model import inline as source
from pipeline.words import house


def resolved(symbol: str, *content: source.Inline) -> tuple[object, ...]:
    resolver = InlineResolver("en", {}, Notes(), Register())
    return resolver((source.Reference(source.TargetKind.SYMBOL, symbol, content),))


def test_one_symbol_is_one_link() -> None:
    (link,) = resolved("A/RES/60/227")
    assert isinstance(link, Link)
    assert (words(link.content), link.url) == ("A/RES/60/227", "https://docs.un.org/en/A/RES/60/227")


def test_a_joint_symbol_is_two_links() -> None:
    first, hyphen, second = resolved("A/79/729-S/2025/40")
    assert isinstance(first, Link)
    assert isinstance(second, Link)
    assert hyphen == Text("-")
    assert (words(first.content), first.url) == ("A/79/729", "https://docs.un.org/en/A/79/729")
    assert (words(second.content), second.url) == ("S/2025/40", "https://docs.un.org/en/S/2025/40")


def test_words_of_their_own_lead_to_the_first() -> None:
    (link,) = resolved("A/79/729-S/2025/40", source.Text("the letter of Azerbaijan"))
    assert isinstance(link, Link)
    assert link.url == "https://docs.un.org/en/A/79/729"


@pytest.mark.parametrize(
    ("symbol", "parts"),
    [
        ("A/79/729-S/2025/40", ("A/79/729", "S/2025/40")),
        ("A/ES-10/1", ("A/ES-10/1",)),
        ("A/RES/ES-11/1", ("A/RES/ES-11/1",)),
        ("A/79/954-E/2025/77", ("A/79/954", "E/2025/77")),
    ],
)
def test_parts_of_a_symbol(symbol: str, parts: tuple[str, ...]) -> None:
    assert house().symbols(symbol) == parts


@pytest.mark.parametrize(
    ("written", "pieces"),
    [
        ("A/61/50 and Corr.1", ("A/61/50", " and ", "Corr.1 A/61/50/Corr.1")),
        ("A/61/50 et Corr.1", ("A/61/50", " et ", "Corr.1 A/61/50/Corr.1")),
        ("A/61/50 وCorr.1", ("A/61/50", " و", "Corr.1 A/61/50/Corr.1")),
        ("A/61/50和Corr.1", ("A/61/50", "和", "Corr.1 A/61/50/Corr.1")),
        ("A/61/50, Corr.1 and 2", ("A/61/50", ", ", "Corr.1 A/61/50/Corr.1", " and 2")),
        ("A/61/50/Rev.1 and Corr.1", ("A/61/50/Rev.1", " and ", "Corr.1 A/61/50/Rev.1/Corr.1")),
        (
            "A/61/50/Add.1, Add.1/Corr.1 and Add.2",
            ("A/61/50/Add.1", ", ", "Add.1/Corr.1 A/61/50/Add.1/Corr.1", " and ", "Add.2 A/61/50/Add.2"),
        ),
        ("A/HRC/34/2*", ("A/HRC/34/2* A/HRC/34/2",)),
        ("A/79/843*-S/2025/201*", ("A/79/843* A/79/843", "-", "S/2025/201* S/2025/201")),
        ("A/61/50* and Corr.1*", ("A/61/50* A/61/50", " and ", "Corr.1* A/61/50/Corr.1")),
        ("A/RES/3201 (S-VI)", ("A/RES/3201 (S-VI) A/RES/3201%20(S-VI)",)),
    ],
)
@pytest.mark.parametrize("typed", [True, False])
def test_every_document_of_a_citation_has_its_link(written: str, pieces: tuple[str, ...], typed: bool) -> None:
    found = resolved(written, *((source.Text(written),) if typed else ()))
    assert len(found) == len(pieces)
    for item, piece in zip(found, pieces, strict=True):
        if isinstance(item, Text):
            assert item.text == piece
            continue
        assert isinstance(item, Link)
        shown = words(item.content)
        address = piece.removeprefix(shown).strip() or shown
        assert (piece.startswith(shown), item.url) == (True, f"https://docs.un.org/en/{address}")
        assert "*" not in item.iri
        assert " and" not in item.iri


def test_a_reissued_document_has_its_address_without_the_asterisk() -> None:
    assert house().address("A/79/843*", "fr") == "https://docs.un.org/fr/A/79/843"


def test_marks_at_one_spot_are_divided_by_a_comma() -> None:
    """Editorial Manual, "Footnotes"."""
    first, second = source.Footnote(((source.Text("One."),),)), source.Footnote(((source.Text("Two."),),))
    notes = Notes({id(first): NoteSlot("n_1", "1", 1, False), id(second): NoteSlot("n_2", "2", 2, False)})
    found = InlineResolver("en", {}, notes, Register())((source.Text("Words"), first, second))
    assert [item.note.mark if isinstance(item, NoteCall) else item for item in found] == [
        Text("Words"),
        "1",
        Text(","),
        "2",
    ]


@pytest.mark.parametrize(
    ("issued", "host"),
    [("2018-10-18", "undocs.org"), ("2025-02-04", "undocs.org"), ("2025-03-03", "docs.un.org"), ("", "docs.un.org")],
)
def test_links_and_the_code_of_the_first_page_are_those_of_the_time(issued: str, host: str) -> None:
    """The hosts were read from the QR codes of A/RES/73/3, S/2025/49 and A/79/807."""
    day = f'when="{issued}"' if issued else 'state="unassigned"'
    words_ = '<paragraph>See <ref symbol="A/RES/60/227"/>.</paragraph>'
    data = building.source(letter=words_).replace(b'when="2025-05-06"', day.encode())
    document = building.document_of(data)
    (paragraph,) = document.letter.blocks
    assert isinstance(paragraph, Para)
    (link,) = (item for item in paragraph.content if isinstance(item, Link))
    assert link.url == f"https://{host}/en/A/RES/60/227"
    assert document.masthead.qr == f"https://{host}/en/A/79/9904"
