"""Language versions that differ in more than words are told apart, each difference once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.checks.versions import parity
from pipeline.document.model import Document
from pipeline.resolve.document import resolve
from pipeline.skeletons import skeleton
from pipeline.source.load import load
from pipeline.xmlio.parse import parse

Letter = Callable[..., Document]


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh"])
def test_the_six_letters_agree(language: str, letter: Letter) -> None:
    assert parity(letter("en"), letter(language)) == ()
    assert parity(letter(language), letter("en")) == ()


def test_a_document_agrees_with_itself(lima: Path) -> None:
    document = resolve(load(parse(str(lima), lima.read_bytes())), lima.parent)
    assert parity(document, document) == ()


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (
            "<point>Au travail",
            "<point>Chez eux\u00a0;</point><point>Au travail",
            "subpara_iii (point) stands in the French",
        ),
        ("<point>De tous les migrants\u00a0;</point>", "", "subpara_b (point) stands in the English version"),
        ('number="2 bis"', 'number="2 ter"', "para_2-ter (operative) stands in the French version"),
        ('session="61"', 'session="62"', "masthead general-assembly is A/61/…, 62"),
        ('letter="b"', 'letter="c"', "masthead general-assembly is A/61/…, 61, items: preliminary 54 c"),
        ("A/RES/60/227", "A/RES/60/228", "para_1__authorialNote_1 refers to"),
        (
            '<ref to="declaration">annexe</ref>',
            '<ref to="women">annexe</ref>',
            "para_1 refers to #att_1__dvs_1__para_2",
        ),
        ('key="oswaldo-de-rivero">O', 'key="someone-else">O', "is signature of someone-else in the French version"),
        ("<paragraph>Je", "<numbered>Je", "para_nn_1"),
    ],
)
def test_a_difference_is_found(old: str, new: str, wrong: str, letter: Letter) -> None:
    def edit(source: str) -> str:
        assert old in source
        changed = source.replace(old, new)
        return (
            changed.replace("préliminaire.</paragraph>", "préliminaire.</numbered>") if "numbered" in new else changed
        )

    faults = parity(letter("en"), letter("fr", edit))
    assert {fault.code for fault in faults} == {"MH640"}
    assert any(wrong in fault.wrong for fault in faults), faults


def test_what_stands_below_something_missing_is_not_told_again(letter: Letter) -> None:
    def edit(source: str) -> str:
        before, _, rest = source.partition("<participants")
        return before + rest.partition("</participants>")[2]

    (fault,) = parity(letter("en"), letter("zh", edit))
    assert "att_1__dvs_2 (participants) stands in the English version, not in the Chinese one" in fault.wrong


def test_another_order_is_told_once(letter: Letter) -> None:
    def edit(source: str) -> str:
        start, end = source.index("<participants"), source.index("</participants>") + len("</participants>")
        moved = source[start:end].replace("<participants", '<participants id="here"')
        return source[:start] + source[end:].replace("</body>", moved + "</body>")

    def pinned(source: str) -> str:
        return source.replace("<participants", '<participants id="here"')

    def first(source: str) -> str:
        start, end = source.index("<participants"), source.index("</participants>") + len("</participants>")
        moved = source[start:end].replace("<participants", '<participants id="here"')
        return (source[:start] + source[end:]).replace("<preamble>", moved + "<preamble>")

    assert parity(letter("en", pinned), letter("fr", edit)) == ()
    (fault,) = parity(letter("en", pinned), letter("fr", first))
    assert "stands in the place of att_1__preamble in the French version" in fault.wrong


def test_a_difference_names_the_place_in_both_versions(letter: Letter) -> None:
    (fault,) = parity(letter("en"), letter("fr", lambda source: source.replace("A/RES/60/227", "A/RES/60/228")))
    assert fault.place.line
    assert "(there: " in fault.expected


@pytest.mark.parametrize(("one", "other", "same"), [("Ана", "Ana", True), ("Ana", "Eva", False)])
def test_names_are_compared_in_one_script_only(one: str, other: str, same: bool) -> None:
    def version(name: str) -> Document:
        text = skeleton("letter").replace("[First name] <surname>[Surname]", f"{name} <surname>{name}</surname>"[:-10])
        return resolve(load(parse("x.xml", text.encode())))

    assert (parity(version(one), version(other)) == ()) is same


def test_letters_of_notes_under_a_table_are_no_difference() -> None:
    def version(lang: str) -> Document:
        table = "<table><row><cell>C<note><text>N.</text></note></cell></row></table></body>\n  </annex>"
        text = skeleton("letter", lang)
        return resolve(load(parse("x.xml", text.replace("</body>\n  </annex>", table).encode())))

    assert parity(version("en"), version("ar")) == ()
