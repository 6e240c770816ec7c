"""Replaces characters that no output can show: signs of symbol fonts, controls, and what stands for no character."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.akn.names import is_element
from pipeline.published.acts import Act, Acts

_REFUSED = re.compile("[\u0080-\u009f\u2028\u2029\ue000-\uf8ff\ufdd0-\ufdef\ufffd-\uffff\U000f0000-\U0010ffff]")
_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "•", "\uf02d": "–", "\uf0d8": "•"}  # Symbol and Wingdings, as Word writes them
_CONTROLS = range(0x80, 0xA0)


def lift_characters(root: etree._Element, acts: Acts) -> None:
    """The words of the file without such characters; a blank stands where one has no other in its place."""
    for element in root.iter():
        if not is_element(element):
            continue
        for name in ("text", "tail"):
            text = getattr(element, name)
            if text and _REFUSED.search(text):
                for found in _REFUSED.findall(text):
                    acts.add(Act.CHARACTER, element, f"U+{ord(found):04X}")
                setattr(element, name, _REFUSED.sub(lambda match: _instead(match[0]), text))


def _instead(character: str) -> str:
    if ord(character) in _CONTROLS:
        return bytes([ord(character)]).decode("windows-1252", "replace").replace("\ufffd", " ")
    return _SYMBOLS.get(character, " ")
