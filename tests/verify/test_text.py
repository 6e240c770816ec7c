"""The plain text is read back: what is right passes, what was changed is found."""

from __future__ import annotations

import pytest

from pipeline.errors import Fault
from pipeline.outputs import Format
from pipeline.stages import Work, document_of
from pipeline.verify.text import verify_text


def _faults(work: Work, text: str) -> tuple[Fault, ...]:
    return verify_text(document_of(work), text.encode(), "x.txt")


def _text(work: Work) -> str:
    return work.outputs[Format.TXT].decode()


def test_what_was_made_is_right(work: Work) -> None:
    assert _faults(work, _text(work)) == ()


def test_swapped_numbers_are_found_both(lima_work: Work) -> None:
    text = _text(lima_work)
    swapped = text.replace("\n3.- ", "\n0.- ", 1).replace("\n4.- ", "\n3.- ", 1).replace("\n0.- ", "\n4.- ", 1)
    faults = _faults(lima_work, swapped)
    assert [fault.code for fault in faults] == ["MH672", "MH672"]
    assert [(fault.wrong.split("“")[1][:3], fault.expected[1:4]) for fault in faults] == [
        ("4.-", "3.-"),
        ("3.-", "4.-"),
    ]


def test_a_lost_paragraph_is_found_with_its_place(lima_work: Work) -> None:
    lines = _text(lima_work).split("\n")
    (at,) = [number for number, line in enumerate(lines) if line.startswith("I would appreciate it")]
    del lines[at]
    (fault,) = _faults(lima_work, "\n".join(lines))
    assert fault.expected.startswith("“I would appreciate it")
    assert abs(fault.place.line - at) <= 2


@pytest.mark.long
@pytest.mark.parametrize(
    ("before", "after"),
    [("migration", "migratiom"), ("Lima Declaration", "Lima and Declaration"), ("[1]", ""), ("* ", ""), ("\t", " ")],
)
def test_a_changed_word_is_found(everything_work: Work, lima_work: Work, before: str, after: str) -> None:
    work = lima_work if before in _text(lima_work) else everything_work
    assert _faults(work, _text(work).replace(before, after, 1))


def test_an_added_line_is_found(lima_work: Work) -> None:
    (fault,) = _faults(lima_work, f"{_text(lima_work)}\nPrinted in haste\n")
    assert "Printed in haste" in fault.wrong


def test_what_is_not_utf8_is_refused(lima_work: Work) -> None:
    (fault,) = verify_text(document_of(lima_work), b"\xff\xfe", "x.txt")
    assert fault.code == "MH671"
