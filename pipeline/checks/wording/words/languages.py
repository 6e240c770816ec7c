"""MH478: words are in the language that they are said to be in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.tables import frequent_words, wording_table, words_of
from pipeline.checks.wording.texts import Flow, Texts, excerpt
from pipeline.language import script_of

RULE = Rule(
    "MH478",
    "Words are in the language that they are said to be in",
    "WCAG 2.2, 3.1.2: the language of parts",
    '<paragraph xml:lang="es">The waters of the river are for the use of the two States, and of both.</paragraph>',
    '<paragraph xml:lang="en">The waters of the river are for the use of the two States, and of both.</paragraph>',
    "Translate the words, or say their language in xml:lang.",
)

_LEAST, _MANY = 5, 4  # frequent words of the other language; times as many as of its own
_LETTERS = {
    "latin": re.compile("[A-Za-z\u00c0-\u024f]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "arabic": re.compile("[\u0600-\u06ff]"),
    "han": re.compile("[\u4e00-\u9fff]"),
}
_PASSED = ("cell", "symbol", "reference", "source", "abbreviations", "text", "name", "post")
_SHORT = 40  # signs of a flow that is not looked at
_LONGEST = 240  # signs of a flow that are looked at


def check(texts: Texts) -> Iterator[Hit]:
    """Flows in another script, or with many frequent words of another language and few of their own."""
    for flow in texts.flows:
        if flow.name in _PASSED or wording_table(flow.language) is None:
            continue
        other = _other(texts, flow)
        if other:
            begun = (
                flow.start + len(texts.text[flow.start : flow.end]) - len(texts.text[flow.start : flow.end].lstrip())
            )
            text = excerpt(texts.text[flow.start : flow.end])
            told = text if len(text) < 50 else f"{text[:49]}…"
            yield Hit(
                begun,
                min(flow.end, begun + 40),
                f"“{told}” is not in the language “{flow.language}”",
                f"words of that language ({other} was found)",
                "translate them, or say their language in xml:lang",
            )


def _other(texts: Texts, flow: Flow) -> str:
    text = texts.own(flow.start, min(flow.end, flow.start + _LONGEST)).strip()
    if text.startswith("[") and text.endswith("]"):
        return ""  # it waits for the words of the drafter or translator
    own = "cyrillic" if flow.language[:2] == "ru" else script_of(flow.language)
    if own != "latin" or not text.isascii():
        counts = {script: len(letters.findall(text)) for script, letters in _LETTERS.items()}
        most = max(counts, key=lambda script: counts[script])
        if most != own and counts[most] > 30 and counts[most] > 6 * counts.get(own, 0):
            return f"{most.capitalize()} script"
    if own != "latin" or len(text) < _SHORT:
        return ""
    words = text.lower().split()
    own_words = sum(map(words_of(flow.language[:2]).__contains__, words))
    if len(words) - own_words < _MANY * own_words:
        return ""  # too few are left for another language
    counted = Counter(map(frequent_words().get, words))
    mine = counted.pop(flow.language[:2], 0)
    counted.pop(None, None)
    language, count = max(counted.items(), key=lambda pair: pair[1], default=("", 0))
    return language or "" if count >= _LEAST and count >= _MANY * max(1, mine) else ""
