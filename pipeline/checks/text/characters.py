"""MH470, MH471: a character that no output can hold, by the one rule for characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.characters import Does, described, rule_of
from pipeline.errors import Fault, Passage, Place


def character_faults(texts: Iterable[tuple[str, Place]], characters: Iterable[str]) -> Iterator[Fault]:
    """Characters that are refused, each at the first of ``texts`` that holds it; ``characters`` are all of theirs."""
    refused = {character for character in characters if is_refused(character)}
    for text, place in texts if refused else ():
        for character in sorted(refused.intersection(text)):
            refused.discard(character)
            yield _fault(character, place)


def is_refused(character: str) -> bool:
    """Whether the rule for characters refuses it."""
    rule = rule_of(character) if not " " <= character <= "~" else None
    return rule is not None and rule.does is Does.REFUSED


def _fault(character: str, place: Place) -> Fault:
    rule = rule_of(character)
    mend = rule.mend if rule is not None else ""
    if rule is None or not rule.windows:
        wrong = f"there is a character that no output can show ({described(character)})"
        return Fault("MH470", place, wrong, "letters, digits, signs and spaces", mend, about=Passage(place, character))
    meant = bytes([ord(character)]).decode("cp1252", "ignore")
    letter = f", which is “{meant}” in windows-1252: the file is windows-1252" if meant else ""
    wrong = f"there is a control character (U+{ord(character):04X}){letter}"
    expected = f"“{meant}” itself" if meant else "no control characters"
    return Fault("MH471", place, wrong, expected, mend, about=Passage(place, character))
