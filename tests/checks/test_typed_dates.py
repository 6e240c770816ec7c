"""Dates in the words of drafters, in six languages: what contradicts the value is found, what agrees is not."""

from __future__ import annotations

import pytest

from pipeline.words.typed_dates import contradiction

DAY = "2025-08-05"  # a Tuesday
AGREE = {
    "en": [
        "5 August 2025",
        "Tuesday, 5 August",
        "August 2025",
        "2025",
        "5 Aug. 2025",
        "the fifth of August",
        "05/08/2025",
    ],
    "fr": ["5 août 2025", "mardi 5 août", "le 5 aout", "août 2025", "le 5"],
    "es": ["5 de agosto de 2025", "el martes 5 de agosto", "agosto de 2025"],
    "ru": ["5 августа 2025 года", "в августе 2025 года", "август 2025 года", "во вторник, 5 августа"],
    "ar": ["5 آب/أغسطس 2025", "٥ آب/أغسطس ٢٠٢٥", "الثلاثاء 5 أغسطس", "آب 2025"],
    "zh": ["2025年8月5日", "二〇二五年八月五日", "8月5日星期二", "2025年8月", "八月五号"],
}
DIFFER = {
    "en": [
        ("6 August 2025", "day"),
        ("5 September", "month"),
        ("5 August 2024", "year"),
        ("Friday, 5 August", "weekday"),
    ],
    "fr": [("1er août 2025", "day"), ("5 juillet", "month"), ("5 août 2026", "year"), ("lundi 5 août", "weekday")],
    "es": [
        ("15 de agosto", "day"),
        ("5 de enero de 2025", "month"),
        ("agosto de 2015", "year"),
        ("el lunes 5", "weekday"),
    ],
    "ru": [
        ("25 августа", "day"),
        ("5 мая", "month"),
        ("5 августа 2020 года", "year"),
        ("в среду, 5 августа", "weekday"),
    ],
    "ar": [
        ("6 آب/أغسطس 2025", "day"),
        ("5 كانون الأول/ديسمبر 2025", "month"),
        ("٥ آب/أغسطس ٢٠٢٤", "year"),
        ("الاثنين 5 آب", "weekday"),
    ],
    "zh": [
        ("2025年8月15日", "day"),
        ("二〇二五年八月二十五日", "day"),
        ("2025年5月5日", "month"),
        ("十二月五日", "month"),
        ("2024年8月5日", "year"),
        ("8月5日星期三", "weekday"),
    ],
}


@pytest.mark.parametrize(("lang", "words"), [(lang, words) for lang, each in AGREE.items() for words in each])
def test_words_that_agree(lang: str, words: str) -> None:
    assert contradiction(words, DAY, "", (lang,)) == ""
    assert contradiction(words, DAY, "", tuple(AGREE)) == ""


@pytest.mark.parametrize(("lang", "words", "part"), [(lang, *pair) for lang, each in DIFFER.items() for pair in each])
def test_words_that_differ(lang: str, words: str, part: str) -> None:
    assert contradiction(words, DAY, "", (lang,)) == part
    assert contradiction(words, DAY, "", tuple(AGREE)) == part


@pytest.mark.parametrize(
    ("words", "when", "until", "part"),
    [
        ("9–30 September 2025", "2025-09-09", "2025-09-30", ""),
        ("from 30 August to 2 September 2025", "2025-08-30", "2025-09-02", ""),
        ("December 2025 and January 2026", "2025-12-01", "2026-01-31", ""),
        ("9 to 29 September 2025", "2025-09-09", "2025-09-30", "day"),
        ("9–30 October 2025", "2025-09-09", "2025-09-30", "month"),
        ("9–30 September 2024", "2025-09-09", "2025-09-30", "year"),
        ("2025年9月9日至30日", "2025-09-09", "2025-09-30", ""),
        ("2025年9月9日至29日", "2025-09-09", "2025-09-30", "day"),
    ],
)
def test_spans(words: str, when: str, until: str, part: str) -> None:
    assert contradiction(words, when, until, ("en", "zh")) == part


def test_words_without_a_date_contradict_nothing() -> None:
    for words in ("", "yesterday", "the day of the signature", "May the parties agree on it"):
        assert contradiction(words, "2025-05-05", "", tuple(AGREE)) == ""
