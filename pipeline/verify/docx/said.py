"""Says in a drafter's words what differs between two looks."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.verify.docx.measures import Properties, Value

_HALVES = {"sz": "a size of", "szCs": "a size (complex scripts) of"}
_TWENTIETHS = {
    "line": "lines of", "before": "a space before of", "after": "a space after of", "left": "an indent at its begin of",
    "right": "an indent at its end of", "first": "a first line indented by", "spacing": "letter-spacing of",
}  # fmt: skip
_SWITCHED = {
    "b": "bold type", "bCs": "bold type (complex scripts)", "i": "italics", "iCs": "italics (complex scripts)",
    "vanish": "hidden words", "webHidden": "hidden words", "mark.vanish": "a hidden end", "caps": "capitals",
    "smallCaps": "small capitals", "rtl": "words from right to left", "keepNext": "a tie to the next paragraph",
    "keepLines": "lines that stay together", "pageBreakBefore": "a page break before it",
    "bidi": "a direction from right to left", "widowControl": "control of single lines",
}  # fmt: skip
_VALUED = {
    "font.ascii": "the face", "font.hAnsi": "the face", "font.eastAsia": "the Chinese face",
    "font.cs": "the Arabic face", "w": "a width in per cent of", "vertAlign": "a raise", "color": "the colour",
    "number.jc": "its number set", "number.suff": "after its number a",
    "u": "an underline", "jc": "lines set", "lineRule": "a height of lines that is", "highlight": "a highlight",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """What it has, and what was expected."""

    had: str
    wanted: str


def differences(wanted: Properties, had: Properties) -> tuple[Difference, ...]:
    """Every property that is not the same; what neither names is as Word has it by itself."""
    if wanted == had:
        return ()
    keys = dict.fromkeys((*wanted, *had))
    return tuple(
        Difference(_said(key, had.get(key)), _said(key, wanted.get(key)))
        for key in keys
        if not key.startswith("lang.") and wanted.get(key) != had.get(key)
    )


def _said(key: str, value: Value | None) -> str:
    if key in _SWITCHED:
        return _SWITCHED[key] if (value is None) == (key == "widowControl") or value else f"no {_SWITCHED[key]}"
    if key in _HALVES:
        return f"{_HALVES[key]} {int(value or 0) / 2:g} pt"
    if key in _TWENTIETHS and (value is None or str(value).lstrip("-").isdigit()):
        return f"{_TWENTIETHS[key]} {int(value or 0) / 20:g} pt"
    if key.startswith("tab."):
        return f"{'a' if value else 'no'} tab stop at {int(key.removeprefix('tab.')) / 20:g} pt"
    named = _VALUED.get(key, f"the property {key}")
    return f"{named} {value}" if value is not None else f"{named} as usual"
