"""Divides the words of a span of days into its first and last day, each of which is a ``date`` of its own."""

from __future__ import annotations

import re

from msgspec import Struct

from pipeline.document.inline import DateRun, Inlines, Text

_DASHES = "–—-"


class Piece(Struct, frozen=True):
    """A piece of a date's words: with a day (a ``date``), or without (what stands between two days)."""

    day: str
    refers: str
    until: str
    content: Inlines


def pieces(run: DateRun) -> tuple[Piece, ...]:
    """The words of ``run``: one date, or first day, words between, last day (part 2, pages 12 and 96).

    "15 and 16 May 2006" gives 15 | and | 16 May 2006. Words that cannot be divided keep one ``date`` with its end.
    """
    if not run.until:
        return (Piece(run.when, "", "", run.content),)
    match run.content:
        case (Text(text),):
            divided = divide(text, run.when, run.until)
        case _:
            divided = ()
    if not divided:
        return (Piece(run.when, "", run.until, run.content),)
    first, between, last = divided
    return (
        Piece(run.when, "startDate", "", (Text(first),)),
        Piece("", "", "", (Text(between),)),
        Piece(run.until, "endDate", "", (Text(last),)),
    )


def divide(text: str, when: str, until: str) -> tuple[str, str, str] | tuple[()]:
    """``text`` as first day, words between, last day, found by the numbers of the two days in any language."""
    start = re.search(rf"(?<!\d){int(when[8:])}(?!\d)", text)
    end = re.compile(rf"(?<!\d){int(until[8:])}(?!\d)").search(text, start.end()) if start else None
    if start is None or end is None:
        return ()
    left, last = text[: end.start()], text[end.start() :]
    first = _without_joint(left, start.end())
    return (first, left[len(first) :], last) if first else ()


def _without_joint(left: str, least: int) -> str:
    """``left`` without the dash or word that joins the last day to it; at least ``least`` characters stay."""
    bare = left.rstrip()
    if bare and bare[-1] in _DASHES:
        cut = len(bare.rstrip(_DASHES).rstrip())
    elif " " in bare:
        cut = bare.rindex(" ")
    else:
        cut = len(bare) - 1
    return left[: max(cut, least)]
