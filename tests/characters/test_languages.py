"""A language may be named in any letters, with or without script and region: every output has it in the usual ones."""

from __future__ import annotations

import pytest
from characters.conftest import Build

from pipeline.options import Format
from pipeline.source.markup.reader import canonical

_WORDS = {"ar": "كلمات", "fa": "واژه‌ها", "he": "ﬁ אב", "zh": "文字", "ja": "文字", "ru": "слова", "az": "sözlər"}
_TAGS = {
    "AR": "ar",
    "Fa": "fa",
    "HE": "he",
    "ar-eg": "ar-EG",
    "AR-EG": "ar-EG",
    "zh-hans": "zh-Hans",
    "ZH-HANT-tw": "zh-Hant-TW",
    "RU-ru": "ru-RU",
    "Ja": "ja",
    "AZ-CYRL-AZ": "az-Cyrl-AZ",
    "en-GB-OXENDICT": "en-GB-oxendict",
    "EN-x-UN": "en-x-un",
    "de-1996": "de-1996",
}


@pytest.mark.parametrize(("written", "usual"), [*_TAGS.items()])
def test_a_tag_has_its_usual_letters(written: str, usual: str) -> None:
    assert canonical(written) == usual


def test_words_in_languages_named_in_any_letters_build(build: Build) -> None:
    paragraphs = []
    for tag in _TAGS:
        words = _WORDS.get(canonical(tag).partition("-")[0], "words")
        paragraphs += [
            f'One <run xml:lang="{tag}">{words}</run> two <foreign xml:lang="{tag}">{words}</foreign>.',
            f'a</paragraph><quotation xml:lang="{tag}"><paragraph>{words}</paragraph></quotation><paragraph>b',
            f'a</paragraph><paragraph xml:lang="{tag}">{words}</paragraph><paragraph>b',
        ]
    page = build(paragraphs).outputs[Format.HTML].decode("utf-8")
    for usual in _TAGS.values():
        assert page.count(f'lang="{usual}"') == 4 * [*_TAGS.values()].count(usual), usual


def test_a_note_in_a_run_of_another_language_is_in_that_of_its_line(build: Build) -> None:
    """As at the foot of every other output; a run in the note has its own again."""
    note = '<note><text>Note <run xml:lang="fr">mot</run> end.</text></note>'
    runs = [f'One <{name} xml:lang="{lang}">{word}{note} {word}</{name}> two.' for name, lang, word in _RUNS]
    quotation = f'a</paragraph><quotation xml:lang="es"><paragraph>{runs[0]}</paragraph></quotation><paragraph>b'
    built = build([*runs, quotation, f'<run dir="rtl">x{note} y</run>'])
    assert built.text(Format.TXT).count("Note mot end.") == 5


_RUNS = (("run", "ar", "كلمة"), ("foreign", "fr", "mot"), ("run", "zh", "文"))
