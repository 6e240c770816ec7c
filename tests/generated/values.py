"""What attributes say: every word that the schema lists, and for other types values of every form."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from generated.alphabet import words
from generated.grammar import Values
from pictures.kinds import USABLE

_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "pt", "de", "la", "fa", "he", "ja", "AR", "sr-Cyrl", "zh-Hant", "el")
_NUMBERS = ("1", "3", "8 bis", "II", "A.1", "٣", "4", "10", "4.2", "XIV", "五")
_FORMS = ("1.", "1.-", "(a)", "a)", "(i)", "I.", "A.", "1", "a", "(1)", "§ 1", "A)")
_KEYS = ("PE", "CO", "someone", "A-Body", "x", "UN", "thing-2")
_ADDRESSES = (
    "https://example.org/", "https://example.org/a(b)?c=d&e=f#g", "https://example.org/año", "https://example.org/a%20b",
    "https://example.org/вода", "https://example.org/" + "long/" * 30, "https://example.org/it's", "https://пример.example/x",
)  # fmt: skip
_CODES = ("MH411", "MH412", "MH414", "MH425", "MH440", "MH999")


def symbol(dice: Random, organ: str = "") -> str:
    """A symbol of the form of that organ."""
    number = dice.choice((1, 12, 123, 4567))
    forms = {
        "general-assembly": ("A/80/{}", "A/C.3/79/{}", "A/RES/60/{}"),
        "security-council": ("S/2025/{}",),
        "economic-and-social-council": ("E/2025/{}", "E/CN.4/2005/{}"),
        "human-rights-council": ("A/HRC/60/{}",),
    }
    form = dice.choice(forms.get(organ) or [form for each in forms.values() for form in each])
    return form.format(number) + dice.choice(("",) * 6 + ("/Add.1", "/Corr.1", "/Rev.1", "/Rev.2/Add.3"))


def value(dice: Random, name: str, values: Values) -> str:
    """One value of the attribute ``name``."""
    if values.words and values.several:
        return " ".join(dice.choice(values.words) for _ in range(dice.randint(1, 2)))
    if values.words:
        return dice.choice(values.words)
    if name == "file":
        return dice.choice(sorted(USABLE))
    if name == "symbol":
        return symbol(dice)
    made = {
        "Languages": lambda: " ".join(dice.sample([each.lower() for each in _LANGUAGES[:12]], dice.randint(1, 2))),
        "Date": lambda: day(dice),
        "Dates": lambda: " ".join(day(dice) for _ in range(dice.randint(1, 2))),
        "NoteMark": lambda: "*" * dice.randint(1, 4),
        "JobNumber": lambda: dice.choice(("25-12345", "GE.25-54321", "V.25-00001", "K2512345")),
        "Form": lambda: dice.choice(_FORMS),
        "Key": lambda: dice.choice(_KEYS),
        "Keys": lambda: " ".join(dict.fromkeys(dice.choices(_KEYS, k=2))),
        "Identifier": lambda: f"i{dice.randrange(10**9)}",
        "ForeignId": lambda: dice.choice(("para_8", "sec_1__para_2", "a.b-c", "p<&>8", "пункт_1")),
        "Number": lambda: dice.choice(_NUMBERS),
        "PartLetter": lambda: dice.choice(("A", "B", "AA")),
        "AdoptedNumber": lambda: dice.choice(("80/26", "75/257 B", "ES-11/1", "2021/24", "2773 (2025)")),
        "MeetingNumber": lambda: str(dice.choice((1, 2, 11, 52, 9865))),
        "States": lambda: " ".join(dict.fromkeys(dice.choices(("AF", "CI", "KR", "PE", "TR", "VA"), k=3))),
        "Symbols": lambda: " ".join(symbol(dice) for _ in range(dice.randint(1, 2))),
        "SubItem": lambda: dice.choice(("a", "b", "z", "bb")),
        "Year": lambda: dice.choice(("1999", "2025")),
        "Level": lambda: str(dice.randint(1, values.most or 6)),
        "Count": lambda: str(dice.choice((1, 1, 2, 2, 3, 5, 12, 80, 999))),
        "TypeScale": lambda: str(dice.randint(95, 110)),
        "Sentence": lambda: words(dice, 4).strip() or "Words",
        "SharedName": lambda: dice.choice(("letter.en.xml#names", "x.xml#x")),
        "xs:boolean": lambda: dice.choice(("true", "false", "1", "0")),
        "xs:anyURI": lambda: dice.choice(_ADDRESSES),
        "xml:lang": lambda: dice.choice(_LANGUAGES),
        "xs:token": lambda: dice.choice(_CODES) if name == "code" else words(dice, 3).strip(),
    }
    return made[values.name]()


def day(dice: Random) -> str:
    """A day of the calendar."""
    return (date(1990, 1, 1) + timedelta(days=dice.randrange(13_000))).isoformat()
