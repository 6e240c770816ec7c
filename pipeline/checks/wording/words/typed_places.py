"""MH492: a place of the document is named by a reference, not typed; and it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.tables import WordingTable, wording_table
from pipeline.checks.wording.texts import Flow, Texts
from pipeline.document.numbers import Style
from pipeline.resolve.numbers.forms import token
from pipeline.xmlio.parse import local

RULE = Rule(
    "MH492",
    "An annex is named by a reference, and a paragraph that is named is there",
    "PDF/UA-1 (ISO 14289-1), 7.18.5: links",
    "<paragraph>The list of stations follows (see annex II).</paragraph>",
    '<paragraph>The list of stations follows (see <ref to="list"/>).</paragraph>',
    'Give the place an id and write <ref to="…"/>; it prints the number.',
)

_PARTS = ("letter", "annex", "enclosure", "attachment", "appendix", "unlabelled")
_FIGURES = re.compile(r"[ \u00a0]\d")
_ROMANS = {token(number, Style.UPPER_ROMAN): number for number in range(1, 50)}
_HAN_OWN = re.compile(r"[上下]文第(\d{1,3})段")
_HAN = "一二三四五六七八九十"
_SPACED = r"(?<=[ \u00a0])(?:[IVXL]{1,6}+|[A-Z]|\d{1,3}+|ال[\u0621-\u064a]{2,8}+)"
_NUMBER = rf"(?:[ \u00a0]*+(?:{_SPACED}|[{_HAN}]{{1,3}}+))?+"


def check(texts: Texts) -> Iterator[Hit]:
    """“(see annex II)” in a letter; “paragraph 9” where the part of the document has fewer."""
    letter = next((flow.start for flow in texts.flows if flow.annex), len(texts.text))
    lost = list(_annexes(texts, letter))
    yield from lost
    told = {hit.end for hit in lost}
    languages = texts.languages()
    for found in _pattern(languages).finditer(texts.text, 0, letter) if languages else ():
        flow = texts.flow(found.start())
        if texts.is_referred(found.start(found.lastgroup or 0)) or found.end(found.lastgroup or 0) in told:
            continue
        if not flow.annex and not flow.kept and flow.name in ("paragraph", "numbered", "point"):
            words = found[found.lastgroup or 0]
            start, end = found.span(found.lastgroup or 0)
            yield Hit(
                start,
                end,
                f"“{' '.join(words.split())}” is typed",
                '<ref to="…"/>',
                "give the annex an id, and refer to it",
            )
    yield from _paragraphs(texts)


def _annexes(texts: Texts, end: int) -> Iterator[Hit]:
    """“annex VII” in a letter that has fewer; it ends at ``end``."""
    named = list(_numbered_annex().finditer(texts.text, 0, end))
    count = len({_part(flow.element) for flow in texts.flows if flow.annex and _top(flow.element)}) if named else 0
    for found in named if count else ():
        flow = texts.flow(found.start())
        number = _HAN.find(found[3]) + 1 if found[3] else _ROMANS.get(found[2], 0)
        after = texts.text[found.end() : found.end() + 4].split()
        if flow.annex or flow.kept or number <= count or texts.is_referred(found.start()) or flow.name != "paragraph":
            continue
        if not after or after[0] not in ("to", "of", "de", "du", "del"):
            wrong = f"“{' '.join(found[0].split())}” is not there: the letter has {count}"
            yield Hit(found.start(), found.end(), wrong, "an annex that is there", "correct the number, or refer to it")


def _top(element: etree._Element) -> bool:
    """Whether the attachment that an element stands in is one of the letter itself."""
    part = _part(element)
    parent = part.getparent() if part is not None else None
    return parent is not None and local(parent) == "document"


def _paragraphs(texts: Texts) -> Iterator[Hit]:
    numbered: dict[etree._Element | None, int] = {}
    for flow in texts.flows:
        if flow.name == "numbered":
            top = _part(flow.element)
            given = flow.element.get("number") or flow.element.get("start") or ""
            numbered[top] = max(numbered.get(top, 0) + 1, int(given) if given.isdecimal() and len(given) < 5 else 0)
    yield from _own(texts, numbered)
    if not numbered:
        return
    for found in _named_paragraphs(texts.text):
        flow = texts.flow(found.start())
        if _is_own(texts, flow, found):
            continue
        table, last = wording_table(flow.language), numbered.get(_part(flow.element), 0)
        if (
            table is None
            or not last
            or flow.kept
            or len(found[2]) > 4
            or int(found[2]) <= last
            or texts.is_referred(found.start())
        ):
            continue
        if not _elsewhere(texts, flow.start, found, table):
            yield _lost(found.start(), found.end(), found[0], last)


def _lost(start: int, end: int, words: str, last: int) -> Hit:
    wrong = f"“{words}” is not there: this part has {last or 'no numbered'} paragraphs"
    mend = "correct the number, or refer to the paragraph by its id"
    return Hit(start, end, wrong, "a paragraph that is there", mend)


def _own(texts: Texts, numbered: dict[etree._Element | None, int]) -> Iterator[Hit]:
    """“paragraph 9 above”: a place of this document, which is typed, whether it is there or not."""
    found = [(each, texts.flow(each.start())) for each in _named_paragraphs(texts.text)]
    spans = [(*each.span(), int(each[2]), flow) for each, flow in found if _is_own(texts, flow, each)]
    spans += [(*each.span(), int(each[1]), texts.flow(each.start())) for each in _HAN_OWN.finditer(texts.text)]
    for start, end, number, flow in spans:
        last = numbered.get(_part(flow.element), 0)
        if flow.kept or texts.is_referred(start):
            continue
        words = texts.text[start:end]
        if number <= last:
            yield Hit(start, end, f"“{words}” is typed", '<ref to="…"/>', "give the paragraph an id, and refer to it")
        else:
            yield _lost(start, end, words, last)


def _is_own(texts: Texts, flow: Flow, found: re.Match[str]) -> bool:
    """Whether words such as “above” follow the name of a paragraph."""
    table, after = wording_table(flow.language), texts.text[found.end() : found.end() + 30].lstrip(" \u00a0").lower()
    return table is not None and len(found[2]) < 4 and after.startswith(table.own) and bool(table.own)


def _elsewhere(texts: Texts, start: int, found: re.Match[str], table: WordingTable) -> bool:
    """Whether the sentence speaks of another document: it names one, or refers to one."""
    cited = texts.text[start : found.start()].strip(" \t\r\n\u00a0(,;").lower()
    if texts.flow(start).name == "text" and cited and not cited.endswith(table.see):
        return True  # a note names what it cites first: “Ibid., para. 70”
    before = texts.text[max(start, found.start() - 160) : found.start()].rpartition(". ")[2]
    after = texts.text[found.end() : found.end() + 60].partition(". ")[0].partition("\x00")[0]
    words = {word.strip("(),;:").lower() for word in f"{before} {after}".split()}
    near = {word.strip("(),;:").lower() for word in after.split()[:2]}
    away = table.elsewhere - {"of", "to", "de", "du", "del"}
    return bool(words & away or near & table.elsewhere) or "/" in before + after or "\x01" in before


def _part(element: etree._Element) -> etree._Element | None:
    """The attachment, or the letter, that an element stands in."""
    node: etree._Element | None = element
    while node is not None:
        if local(node) in _PARTS:
            return node
        node = node.getparent()
    return None


@cache
def _pattern(languages: tuple[str, ...]) -> re.Pattern[str]:
    each = []
    for language in languages:
        table = wording_table(language)
        if table:
            see, annex = (
                "|".join(map(re.escape, sorted(table.see, reverse=True))),
                "|".join(map(re.escape, sorted(table.annex, key=len, reverse=True))),
            )
            begins = "" if language == "zh" else r"(?<!\w)"
            each.append(rf"{begins}(?:{see})(?: l’| el | the )?[ \u00a0]*+(?P<{language}>(?:{annex}){_NUMBER})")
    names = "|".join(each)
    return re.compile(rf"(?:{names})(?=[),;.）；，،。]| to (?:this|the present) )", re.IGNORECASE)


def _named_paragraphs(text: str) -> Iterator[re.Match[str]]:
    """Words such as “paragraph 9”: only where figures follow a space, which is quick to find."""
    for figures in _FIGURES.finditer(text):
        at = figures.start()
        while at and not (text[at - 1].isspace() or text[at - 1] in "(\x00\x01\x02\x03"):
            at -= 1
        found = _paragraph().match(text, at)
        if found and (not at or not text[at - 1].isalnum()):
            yield found


@cache
def _numbered_annex() -> re.Pattern[str]:
    names = {
        word for language in ("en", "fr", "es", "ru") if (table := wording_table(language)) for word in table.annex[:1]
    }
    latin = rf"({'|'.join(sorted(names))})[ \u00a0]([IVXL]{{1,6}}+)"
    return re.compile(rf"(?:{latin}|(?<=[见于])附件([{_HAN}]))(?!\w)", re.IGNORECASE)


@cache
def _paragraph() -> re.Pattern[str]:
    words = [
        word for language in ("en", "fr", "es", "ru") if (table := wording_table(language)) for word in table.paragraph
    ]
    names = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"({names})[ \u00a0](\d++)(?![\w/(])", re.IGNORECASE)
