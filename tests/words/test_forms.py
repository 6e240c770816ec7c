"""What is computed from the words: ordinals, dates, rows, item lines, numbers in the script of the language."""

from __future__ import annotations

import pytest

from pipeline.document.numbers import Style
from pipeline.words import words

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
NBSP = "\u00a0"

# Seen on mastheads or in the text of documents, but for those of the sixty-first session in French, Russian, Arabic.
SESSIONS = {
    ("en", 61): "Sixty-first session",
    ("fr", 7): "Septième session",
    ("fr", 48): "Quarante-huitième session",
    ("fr", 61): "Soixante et unième session",
    ("fr", 71): "Soixante et onzième session",
    ("fr", 75): "Soixante-quinzième session",
    ("fr", 80): "Quatre-vingtième session",
    ("fr", 81): "Quatre-vingt-unième session",
    ("es", 61): "Sexagésimo primer período de sesiones",
    ("es", 73): "Septuagésimo tercer período de sesiones",
    ("es", 75): "Septuagésimo quinto período de sesiones",
    ("es", 80): "Octogésimo período de sesiones",
    ("ru", 56): "Пятьдесят шестая сессия",
    ("ru", 61): "Шестьдесят первая сессия",
    ("ru", 70): "Семидесятая сессия",
    ("ru", 80): "Восьмидесятая сессия",
    ("ar", 61): "الدورة الحادية والستون",
    ("ar", 67): "الدورة السابعة والستون",
    ("ar", 72): "الدورة الثانية والسبعون",
    ("ar", 80): "الدورة الثمانون",
    ("zh", 60): "第六十届会议",
    ("zh", 61): "第六十一届会议",
    ("zh", 82): "第八十二届会议",
    ("zh", 10): "第十届会议",
}
COUNCIL = {
    "en": "Sixty-first year",
    "fr": "Soixante et unième année",
    "es": "Sexagésimo primer año",
    "ru": "Шестьдесят первый год",
    "ar": "السنة الحادية والستون",
    "zh": "第六十一年",
}
DATES = {
    "en": ("7 June 2006", "1 September 2021"),
    "fr": ("7 juin 2006", "1er septembre 2021"),
    "es": ("7 de junio de 2006", "1 de septiembre de 2021"),
    "ru": ("7 июня 2006 года", "1 сентября 2021 года"),
    "ar": ("7 حزيران/يونيه 2006", "1 أيلول/سبتمبر 2021"),
    "zh": ("2006年6月7日", "2021年9月1日"),
}
ITEMS = {
    "en": ("Agenda item 14", "Agenda items 7 and 133", "Agenda items 13, 21 and 117"),
    "fr": (
        "Point 14 de l’ordre du jour",
        "Points 7 et 133 de l’ordre du jour",
        "Points 13, 21 et 117 de l’ordre du jour",
    ),
    "es": ("Tema 14 del programa", "Temas 7 y 133 del programa", "Temas 13, 21 y 117 del programa"),
    "ru": ("Пункт 14 повестки дня", "Пункты 7 и 133 повестки дня", "Пункты 13, 21 и 117 повестки дня"),
    "ar": ("البند 14 من جدول الأعمال", "البندان 7 و 133 من جدول الأعمال", "البنود 13 و 21 و 117 من جدول الأعمال"),
    "zh": ("议程项目14", "议程项目7和133", "议程项目13、21和117"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("council", [False, True])
def test_ninety_nine_ordinals(language: str, council: bool) -> None:
    made = {words(language).ordinal(number, council=council) for number in range(1, 100)}
    assert len(made) == 99
    assert not any(character.isdecimal() for word in made for character in word)
    assert words(language).ordinal(100, council=council) == "100"


@pytest.mark.parametrize(("language", "number"), SESSIONS)
def test_sessions(language: str, number: int) -> None:
    own = words(language)
    assert own.session["ordinal"].format(ordinal=own.ordinal(number)) == SESSIONS[language, number]


@pytest.mark.parametrize("language", LANGUAGES)
def test_years_of_the_security_council(language: str) -> None:
    own = words(language)
    assert own.session["council"].format(ordinal=own.ordinal(61, council=True)) == COUNCIL[language]


def test_gender_of_the_russian_year() -> None:
    found = [words("ru").ordinal(number, council=True) for number in (1, 2, 3, 8, 40, 53, 80)]
    assert found == ["Первый", "Второй", "Третий", "Восьмой", "Сороковой", "Пятьдесят третий", "Восьмидесятый"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates(language: str) -> None:
    own = words(language)
    assert (own.date("2006-06-07"), own.date("2021-09-01")) == DATES[language]
    assert own.date("") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_item_lines(language: str) -> None:
    own = words(language)
    found = tuple(
        "".join(own.agenda["agenda"].line(row, own.listing)) for row in (["14"], ["7", "133"], ["13", "21", "117"])
    )
    assert found == ITEMS[language]


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "Item 7 of the provisional agenda", ""),
        ("ar", "البند 7 من جدول الأعمال المؤقت", ""),
        ("zh", "临时议程", "项目7"),
    ],
)
def test_the_mark_of_the_note_stands_where_the_language_has_it(language: str, before: str, after: str) -> None:
    own = words(language)
    assert own.agenda["provisional"].line(["7"], own.listing) == (before, after)


@pytest.mark.parametrize(
    ("language", "codes", "line"),
    [
        ("en", ("en", "es"), "[Original: English and Spanish]"),
        ("fr", ("en", "es"), f"[Original{NBSP}: anglais et espagnol]"),
        ("es", ("es", "en"), "[Original: español e inglés]"),
        ("es", ("fr", "he"), "[Original: francés y hebreo]"),
        ("ru", ("en", "es"), "[Подлинный текст на английском и испанском языках]"),
        ("ru", ("ar",), "[Подлинный текст на арабском языке]"),
        ("ar", ("es", "en"), "[الأصل: بالإسبانية والإنكليزية]"),
        ("zh", ("en", "es"), "[原文：英文和西班牙文]"),
        ("zh", ("ar",), "[原文：阿拉伯文]"),
    ],
)
def test_original_lines(language: str, codes: tuple[str, ...], line: str) -> None:
    assert words(language).original_line(codes) == line


@pytest.mark.parametrize(
    ("language", "token", "style", "printed"),
    [
        ("ar", "b", Style.LOWER_LETTER, "ب"),
        ("ar", "e", Style.LOWER_LETTER, "ه"),
        ("ar", "x", Style.LOWER_LETTER, "خ"),
        ("ar", "gg", Style.LOWER_LETTER, "ز ز"),
        ("ar", "II", Style.UPPER_ROMAN, "ثانيا"),
        ("ar", "8 bis", Style.ARABIC, "8 مكررا"),
        ("zh", "II", Style.UPPER_ROMAN, "二"),
        ("zh", "b", Style.LOWER_LETTER, "b"),
        ("zh", "8 bis", Style.ARABIC, "8之二"),
        ("fr", "gg", Style.LOWER_LETTER, "gg"),
        ("ru", "8 bis", Style.ARABIC, "8 bis"),
        ("en", "8 octies", Style.ARABIC, "8 octies"),
    ],
)
def test_numbers_in_the_script_of_the_language(language: str, token: str, style: Style, printed: str) -> None:
    assert words(language).script.printed(token, style) == printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_numbers_of_a_list_look_alike(language: str) -> None:
    for table in words(language).script.tables.values():
        assert len(set(table.values())) == len(table)


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", ["Annex", "Annex II", "Enclosure 2"]),
        ("fr", ["Annexe", "Annexe II", "Pièce jointe 2"]),
        ("es", ["Anexo", "Anexo II", "Documento adjunto 2"]),
        ("ru", ["Приложение", "Приложение II", "Добавление 2"]),
        ("ar", ["المرفق", "المرفق الثاني", "الضميمة 2"]),
        ("zh", ["附件", "附件二", "附文2"]),
    ],
)
def test_labels(language: str, labels: list[str]) -> None:
    own = words(language)
    found = [own.attachment("annex", ""), own.attachment("annex", "II"), own.attachment("enclosure", "2")]
    assert found == labels
