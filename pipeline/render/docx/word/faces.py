"""Runs of Chinese words, cut where Word must be told which face a sign is of (ECMA-376 Part 1, 17.3.2.26)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from pipeline.fonts.han_signs import han_signs
from pipeline.language import script_of
from pipeline.render.docx.word.inline import Run


def faced(run: Run, lang: str) -> Iterator[Run]:
    """A run in the language ``lang`` (BCP 47), in parts: the signs that Chinese shares with Latin stand by themselves.

    A run of these alone is given the East Asian face. Accented Latin letters in it would get that face too.
    """
    if script_of(lang) != "han" or run.text.isascii():
        yield run
        return
    for shared, signs in groupby(zip(run.text, han_signs(run.text), strict=True), lambda each: each[1]):
        text = "".join(sign for sign, _ in signs)
        yield replace(run, text=text, look=replace(run.look, shared=shared) if shared else run.look)
