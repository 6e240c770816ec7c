"""The comparer tells of every difference, words first, each with its place and the id of what it is about."""

from __future__ import annotations

from random import Random

import pytest
from msgspec.structs import replace

from pipeline.errors import Fault, Place
from pipeline.verify.comparer import Terms, differences, note_differences
from pipeline.verify.piece import Cell, Field, Kind, Piece, Reading, Run

CODES = {each: f"MH9{place:02}" for place, each in enumerate(Field)}
CALL = Run("en", "ltr", "1", call=True)


def piece(number: int, **changes: object) -> Piece:
    made = Piece(
        Kind.PARAGRAPH, (Run("en", "ltr", f"Words of paragraph {number} alone"), CALL), f"{number}.",
        f"para_{number}", (f"para_{number}",), links=("#note",), cell=Cell(row=1), place=Place("x", number),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def compared(expected: list[Piece], found: list[Piece], tells: frozenset[Field] = frozenset(Field)) -> list[Fault]:
    return list(differences(expected, Reading(tuple(found), tells), Terms(CODES, Place("x"))))


CHANGES: dict[str, tuple[Field, dict[str, object]]] = {
    "words": (Field.TEXT, {"runs": (Run("en", "ltr", "Words of paragraph 3 at last"), CALL)}),
    "a number": (Field.NUMBER, {"number": "4."}),
    "a note": (Field.CALLS, {"runs": (Run("en", "ltr", "Words of paragraph 3 alone[1]"),)}),
    "an id": (Field.ID, {"id": "para_9", "ids": ("para_9",)}),
    "a link": (Field.LINKS, {"links": ("#other",)}),
    "a language": (Field.LANGUAGE, {"runs": (Run("fr", "ltr", "Words of paragraph 3 alone"), CALL)}),
    "a direction": (Field.LANGUAGE, {"runs": (Run("en", "rtl", "Words of paragraph 3 alone"), CALL)}),
    "a kind": (Field.KIND, {"kind": Kind.HEADING, "level": 2}),
    "a row": (Field.CELL, {"cell": Cell(row=2)}),
    "a column": (Field.COLUMN, {"cell": Cell(row=1, column=1)}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_told_under_its_code_at_its_place(change: str) -> None:
    field, values = CHANGES[change]
    expected = [piece(number) for number in range(1, 7)]
    found = [*expected[:2], replace(expected[2], **values), *expected[3:]]  # type: ignore[arg-type]
    faults = compared(expected, found)
    assert [fault.code for fault in faults] == [CODES[field]]
    assert faults[0].place == Place("x", 3)
    assert "para_3" in f"{faults[0].wrong} {faults[0].expected}"


@pytest.mark.parametrize("field", Field)
def test_what_a_format_cannot_tell_is_not_asked(field: Field) -> None:
    expected = [piece(number) for number in range(1, 7)]
    for other, values in CHANGES.values():
        if other is field and field is not Field.TEXT:
            found = [*expected[:2], replace(expected[2], **values), *expected[3:]]  # type: ignore[arg-type]
            told = {fault.code for fault in compared(expected, found, frozenset(Field) - {field})}
            assert CODES[field] not in told


def test_every_difference_is_told_and_words_come_first() -> None:
    """Of 60 pieces 20 are changed, 5 are lost and 5 are added, in any order."""
    chance = Random(7)  # noqa: S311 - no secret
    expected = [piece(number) for number in range(1, 61)]
    places = chance.sample(range(60), 25)
    kinds = [chance.choice([*CHANGES]) for _ in range(20)]
    found: list[Piece] = []
    for place, one in enumerate(expected):
        if place in places[:20]:
            field, values = CHANGES[kinds[places.index(place)]]
            words = {"runs": (Run("en", "ltr", f"Words of paragraph {place + 1} at last"), CALL)}
            found.append(replace(one, **(words if field is Field.TEXT else values)))  # type: ignore[arg-type]
        elif place not in places[20:]:
            found.append(one)
        if place % 12 == 5:
            found.append(Piece(Kind.PARAGRAPH, (Run("en", "ltr", f"Something added {place}"),)))
    faults = compared(expected, found, frozenset((Field.TEXT, Field.NUMBER, Field.KIND, Field.CELL)))
    told = " ".join(f"{fault.wrong} {fault.expected}" for fault in faults)
    for place in (*places[20:], *(place for place, kind in zip(places, kinds, strict=False) if kind == "words")):
        assert f"para_{place + 1}" in told
    assert all(f"Something added {place}" in told for place in range(5, 60, 12))
    order = [[*CODES.values()].index(fault.code) for fault in faults]
    assert order == sorted(order)


def test_words_in_other_runs_are_the_same_words() -> None:
    whole = [
        Piece(Kind.PARAGRAPH, (Run("en", "ltr", "One two "), Run("fr", "ltr", "trois"), Run("en", "ltr", " four")))
    ]
    parts = [Piece(Kind.PARAGRAPH, tuple(Run("fr" if sign in "trois" and 8 <= at < 13 else "en", "ltr", sign)
                                         for at, sign in enumerate("One two trois four")))]  # fmt: skip
    assert compared(whole, parts) == []


def test_notes_are_compared_by_their_ids() -> None:
    notes = {f"n{number}": piece(number, id=f"n{number}", ids=(f"n{number}",)) for number in range(1, 4)}
    found = {"n1": notes["n1"], "n2": replace(notes["n2"], number="7"), "n9": notes["n3"]}
    faults = note_differences(notes, Reading((), frozenset(Field), found), Terms(CODES, Place("x")))
    assert {fault.code for fault in faults} == {CODES[Field.CALLS]}
    assert len(faults) == 3
