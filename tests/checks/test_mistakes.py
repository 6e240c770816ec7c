"""Mistakes that drafters make, in six languages: each is one finding, at its words; what is no mistake passes."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from pipeline.errors import Fault, MastheadError
from pipeline.options import Options
from pipeline.stages import CHECKING
from pipeline.work import Work, run

HERE = Path(__file__).parent
TABLE = tomllib.loads((HERE / "mistakes.toml").read_text("utf-8"))
CASES = TABLE["case"]


@cache
def _letter(language: str) -> str:
    return (HERE.parent / "words" / f"letter.{language}.xml").read_text("utf-8")


def _found(language: str, words: str, status: str = "draft") -> tuple[Fault, ...]:
    """The findings in the letter of that language with one paragraph more, without its own."""
    letter = _letter(language).replace('status="draft"', f'status="{status}"', 1)
    text = letter.replace("</body>", f"\n<paragraph>{words}</paragraph>\n</body>", 1)
    try:
        faults = run(Work(Path("letter.xml"), "letter", Options(), text.encode()), CHECKING).warnings
    except MastheadError as error:
        faults = error.faults
    line = text[: text.index(f"<paragraph>{words}")].count("\n") + 1
    return tuple(fault for fault in faults if fault.place.line == line)


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_a_mistake_is_one_finding_at_its_words(case: dict[str, str]) -> None:
    (fault,) = _found(case["lang"], case["words"])
    assert fault.code == case["code"]
    start = len("<paragraph>") + case["words"].index(case["at"]) + 1
    assert start <= fault.place.column <= start + len(case["at"])


RIGHT = [
    ("en", "In A/80/1-S/2025/2 he says “bye bye”, 12.5 km and (a) a river; see A.B., p. 3."),
    ("en", 'See <ref symbol="A/RES/ES-10/24">resolution ES-10/24</ref> and <ref symbol="A/80/2">that text</ref>.'),
    ("fr", "Le fleuve a 12,5 km et 5\u00a0% d’eau\u00a0: « c’est “peu” », dit-il."),
    ("es", "El río perdió 12,5 km, y ¿qué queda?"),
    ("ru", "Река длиной 12,5 км, и «вода» дорога\u00a0— как сказано, в Вене."),
    ("zh", "为此目的的措施，见《公约》附件二。"),
    ("zh", "第 12 号决议。"),
    ("ar", "قال: ”القانون“؛ وكان ذلك كل شيء."),
    *((row["lang"], row["words"]) for row in TABLE["right"]),
]


LEFT = [
    ("en", "The river [insert name] flows."), ("en", "TBD: the river flows."), ("en", "Lorem ipsum dolor sit amet."),
    ("en", "The river XXX flows."), ("en", "The river ____ flows."), ("en", "On XX August 2025 they met."),
    ("en", "Document A/80/XXX is there."), ("fr", "Le fleuve [à compléter] coule."),
    ("es", "El río [completar] fluye."), ("ru", "Река [указать] течёт."), ("zh", "河流[待补]很长。"),
    ("ar", "النهر [يستكمل] طويل."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words"), LEFT)
def test_what_a_drafter_has_left_in_an_issued_document(language: str, words: str) -> None:
    (fault,) = _found(language, words, status="issued")
    assert fault.code == "MH465"
    assert _found(language, words) == ()


@pytest.mark.parametrize("words", ["He wrote “[t]he river […] flows”.", "The XX Games, and [sic] more."])
def test_brackets_of_quotations_are_not_left(words: str) -> None:
    assert _found("en", words, status="issued") == ()


@pytest.mark.parametrize(("language", "words"), RIGHT)
def test_what_is_no_mistake_passes(language: str, words: str) -> None:
    assert _found(language, words) == ()
