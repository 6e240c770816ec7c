"""MH490: a sentence ends with a stop; recitals and operative paragraphs of a resolution end as the house has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.tables import WordingTable, wording_table
from pipeline.checks.wording.texts import Flow, Texts, excerpt
from pipeline.source.markup.names import NAMESPACE
from pipeline.xmlio.parse import local

RULE = Rule(
    "MH490",
    "A paragraph ends with a stop, a recital with a comma, an operative paragraph with a semicolon",
    "United Nations Editorial Manual, “Punctuation”; "
    "United Nations Editorial Manual, “Resolutions and other formal decisions of United Nations organs”: II.H",
    "<paragraph>The river is shared by both States and flows every day</paragraph>",
    "<paragraph>The river is shared by both States and flows every day.</paragraph>",
    "Add the stop. In a resolution: a comma after a recital, a semicolon after an operative one, a full stop last.",
)

_CLOSING = "¹²³⁴⁵⁶⁷⁸⁹⁰* \t\r\n\u00a0)]”»’\"'\x02"
_LEAST = 6  # words of a paragraph that is a sentence
_HAN = re.compile("[\u4e00-\u9fff]")
_WORDS = re.compile(r"[^\W\d_]++")
_SENTENCES = ("paragraph", "numbered")
_ADOPTED = {"recital": "recital", "numbered": "item"}  # in a resolution that is a document


def check(texts: Texts) -> Iterator[Hit]:
    """Paragraphs of eight words and more without a stop; ends of recitals and operative paragraphs in a resolution."""
    for number, flow in enumerate(texts.flows):
        table = wording_table(flow.language)
        if table is None or flow.kept or flow.end == flow.start:
            continue
        clause = _clause_of(flow)
        if clause:
            yield from _clause(texts, number, flow, table, clause)
        elif flow.name in _SENTENCES:
            text = texts.text[flow.start : flow.end].rstrip(_CLOSING)
            if text and (text[-1].isalnum()) and not _goes_on(texts, flow) and _is_sentence(text, table):
                yield _hit(texts, flow, len(text), "ends without a stop", f"“{table.last}”")


def _clause_of(flow: Flow) -> str:
    """What a flow is in a resolution (``recital``, ``item``); ``''`` elsewhere, and where it has no words of action."""
    if flow.parent in ("resolution", "section") and flow.name in ("recital", "item"):
        return flow.name
    if flow.name not in _ADOPTED or not any(local(each) == "deliberation" for each in flow.element.iterancestors()):
        return ""
    first = flow.element[0] if len(flow.element) and not (flow.element.text or "").strip() else None
    return _ADOPTED[flow.name] if first is not None and first.tag == f"{{{NAMESPACE}}}act" else ""


def _clause(texts: Texts, number: int, flow: Flow, table: WordingTable, clause: str) -> Iterator[Hit]:
    text = texts.text[flow.start : flow.end].rstrip(_CLOSING)
    if not text or _goes_on(texts, flow) or text[-1] == ":":
        return
    following = texts.flows[number + 1] if number + 1 < len(texts.flows) else None
    again = following is not None and following.name in ("item", "numbered", "text", "point", "continuation")
    expected = table.recital if clause == "recital" else table.item
    right = {expected}
    if clause == "item" and not again:
        right |= {table.item, table.last}
    if clause == "recital" and flow.annex:
        right.add(table.item)
    if text[-1] not in right:
        what = "the recital" if clause == "recital" else "the operative paragraph"
        yield _hit(texts, flow, len(text), f"ends with “{text[-1]}”", f"“{expected}”", what)


def _is_sentence(text: str, table: WordingTable) -> bool:
    """Whether words are a sentence: not an address, nor a line of names."""
    words = _HAN.findall(text) if "。" in table.last else _WORDS.findall(text.lower())
    tail = text.split()[-3:]
    if any(word.endswith(",") for word in tail[:-1]) and not any(word[0].islower() for word in tail):
        return False
    return len(words) >= _LEAST and len({*table.frequent, *table.particles}.intersection(words)) > 1


def _goes_on(texts: Texts, flow: Flow) -> bool:
    """Whether a list, table … stands at its end, or words of it after one."""
    return texts.text[flow.start : flow.end].rstrip().endswith("\x02")


def _hit(texts: Texts, flow: Flow, length: int, how: str, expected: str, what: str = "the paragraph") -> Hit:
    end = flow.start + length
    start, _ = texts.word(end - 1, end)
    last = excerpt(texts.text[max(flow.start, end - 30) : end])
    return Hit(max(flow.start, start), end, f"{what} {how} (“…{last}”)", expected, "add the sign, or correct it")
