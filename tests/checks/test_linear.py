"""No expression over text takes longer than the text is long: words, figures, signs and spaces without end."""

from __future__ import annotations

import gc
import itertools
import re
import tomllib
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from time import thread_time
from unicodedata import category

import pytest
from lxml import etree

import pipeline
from pipeline import resources
from pipeline.errors import MastheadError
from pipeline.options import Options
from pipeline.resolve.inline.symbols import _change
from pipeline.stages import RESOLVING, Work, run
from pipeline.verify.docx.fields.instruction import parsed, switched
from pipeline.weasy.lines import breaks

TESTS = Path(__file__).parent.parent
EVERYTHING = TESTS / "akn" / "sources" / "everything.xml"
UNITS = (
    "a",
    "A",
    "I",
    "1",
    " ",
    "\n",
    "\t",
    "\u00a0",
    ".",
    "*",
    "(",
    ")",
    '"',
    "\\",
    "{",
    "}",
    "/",
    "-",
    ",",
    "я",
    "水",
)
ENDS = ("", "!", "a", " ", "\\", "Corr.")
SECONDS = 0.3  # each pattern takes milliseconds; one that is quadratic takes seconds


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern of every module, those that are put together when asked for, and those of the data."""
    found: dict[str, re.Pattern[str]] = {}
    for module in walk_packages(pipeline.__path__, "pipeline."):
        if module.name.endswith("__main__") or ".speed." in module.name:
            continue
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found[f"{module.name}.{name}"] = value
    found["changes of a symbol"] = _change()
    found.update({name: re.compile(getattr(breaks, name)) for name in ("_BEGUN", "_REST")})
    symbols = tomllib.loads(resources.read_text(resources.data("akn") / "symbols.toml"))
    found.update({each["like"]: re.compile(each["like"]) for each in symbols["document"]})
    return found


@pytest.fixture(scope="module", name="known")
def known_patterns() -> dict[str, re.Pattern[str]]:
    return patterns()


def longest(pattern: re.Pattern[str], text: str) -> float:
    begun = thread_time()
    pattern.search(text)
    pattern.fullmatch(text)
    for _ in pattern.finditer(text):
        pass
    return thread_time() - begun


def test_every_pattern_is_linear(known: dict[str, re.Pattern[str]]) -> None:
    assert len(known) > 15
    for (name, pattern), unit, end in itertools.product(known.items(), UNITS, ("", "!")):
        assert longest(pattern, f"a{unit * 10_000}{end}") < SECONDS, (name, unit, end)


@pytest.mark.long
def test_every_pattern_is_linear_for_pairs_of_signs(known: dict[str, re.Pattern[str]]) -> None:
    """What is quadratic takes a twenty-fifth of the time for a fifth of the length; only that is tried at full length.

    The mark is half of that: a pattern that another process delays is tried at full length too, and passes.
    """
    for (name, pattern), one, other, end in itertools.product(known.items(), UNITS, UNITS, ENDS):
        if longest(pattern, f"a{(one + other) * 1_000}{end}") >= SECONDS / 25 / 2:
            assert longest(pattern, f"a{(one + other) * 5_000}{end}") < SECONDS, (name, one, other, end)


def test_a_quadratic_pattern_is_found() -> None:
    pattern = re.compile(r"(?:ab)+c")
    assert longest(pattern, f"a{'ab' * 1_000}!") >= SECONDS / 25 / 2
    assert longest(pattern, f"a{'ab' * 5_000}!") >= SECONDS


@pytest.mark.parametrize("unit", ["a", '"', '\\"', '"\\', "{", '"{', "{a", "{a}", " ", 'a "', "\\"])
def test_a_long_instruction_of_a_field_is_read_in_its_time(unit: str) -> None:
    begun = thread_time()
    for text in (unit * 30_000, f'REF "{unit * 30_000}'):
        parsed(text)
        switched(text)
    assert thread_time() - begun < 2


def test_what_is_quoted_in_an_instruction_ends_with_it() -> None:
    assert parsed(r'SEQ "a \" b" \h').arguments == ('a " b',)
    assert parsed(r'SEQ "a \" b').arguments == ('a " b',)


def everywhere(text: str) -> bytes:
    """A source with ``text`` after the words in every element that has words, and in every note, title and value."""
    root = etree.parse(str(EVERYTHING)).getroot()
    seen: set[str] = set()
    for element in [each for each in root.iter() if isinstance(each.tag, str)]:
        name = etree.QName(element).localname
        if element.text and element.text.strip() and name not in seen:
            seen.add(name)
            element.text += f" {text}"
        if element.tail and element.tail.strip() and f"after {name}" not in seen:
            seen.add(f"after {name}")
            element.tail += text
    return etree.tostring(root)


def checked(data: bytes) -> float:
    """Seconds that the checks take; whether they find something is not asked.

    Neither the collector counts, which would look again and again at what all tests before have left in this process,
    nor their threads.
    """
    gc.disable()
    begun = thread_time()
    try:
        run(Work(EVERYTHING, "x", Options(), data), RESOLVING)
    except MastheadError as error:
        assert error.faults  # noqa: PT017 - a finding is as good as none
    finally:
        taken = thread_time() - begun
        gc.enable()
    return taken


@pytest.mark.long
@pytest.mark.parametrize("unit", ["a", "1", "*", "a*", " ", "\u00a0", "a/", "я", "…"])
def test_what_is_long_is_checked_in_its_time(unit: str) -> None:
    assert checked(everywhere(unit * 10_000)) < 6


SIGNS = [chr(point) for point in range(0x20, 0x3100) if category(chr(point))[0] in "PZS" and chr(point) not in "<&"]
PUNCTUATION = [sign for sign in SIGNS if category(sign)[0] in "PZ" and ord(sign) < 0x2060]


@pytest.mark.long
@pytest.mark.parametrize("unit", ["a", "1", "я", "水", "ع", "I", "a\u0301", "a-", "\u00ad"])
def test_a_word_of_a_megabyte_is_checked(unit: str) -> None:
    text = EVERYTHING.read_text("utf-8")
    long = text.replace("<paragraph>A quotation:", f"<paragraph>{unit * (1_000_000 // len(unit))} A quotation:", 1)
    assert long != text
    assert checked(long.encode()) < 8


def signs_in_turn(signs: Sequence[str], times: int) -> float:
    """Seconds that the checks take for a paragraph of each of the signs, so many times each."""
    long = "".join(f"<paragraph>x{sign * times} A paragraph.</paragraph>" for sign in signs)
    text = EVERYTHING.read_text("utf-8")
    assert text.count("<paragraph>A quotation:") == 1
    return checked(text.replace("<paragraph>A quotation:", f"{long}<paragraph>A quotation:").encode())


@pytest.mark.long
@pytest.mark.parametrize("start", range(0, len(PUNCTUATION), 10))
def test_every_sign_of_punctuation_a_hundred_thousand_times(start: int) -> None:
    signs = PUNCTUATION[start : start + 10]
    assert signs_in_turn(signs, 100_000) < 40, [f"U+{ord(sign):04X}" for sign in signs]


@pytest.mark.long
@pytest.mark.parametrize("start", range(0, len(SIGNS), 100))
def test_every_other_sign_five_thousand_times(start: int) -> None:
    signs = SIGNS[start : start + 100]
    assert signs_in_turn(signs, 5_000) < 12, [f"U+{ord(sign):04X}" for sign in signs]


@pytest.mark.long
@pytest.mark.parametrize("sign", ['"', "\u00ab", "\u2014"])
def test_a_sign_that_is_found_each_time_costs_the_same_each_time(sign: str) -> None:
    text = EVERYTHING.read_text("utf-8")
    long = text.replace("<paragraph>A quotation:", f"<paragraph>x{sign * 40_000} A quotation:", 1)
    assert checked(long.encode()) < 4, f"U+{ord(sign):04X}"


@pytest.mark.parametrize("digits", ["1" * 5_000, "0" * 5_000 + "1", "٣" * 5_000])
def test_a_number_of_thousands_of_digits_is_no_traceback(digits: str) -> None:
    text = EVERYTHING.read_text("utf-8")
    for old, new in {
        "</date>": f" {digits}</date>",
        "<symbol>A/79": f"<symbol>A/{digits}",
        'session="79"': f'session="{digits}"',
        "<paragraph>A quotation:": f'<paragraph>A <ref symbol="A/RES/{digits}/1"/> quotation:',
    }.items():
        assert old in text
        checked(text.replace(old, new).encode())
