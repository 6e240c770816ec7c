"""Rules of wording: one rule a module. Each reads the joined text of the source (``texts.py``) once.

All are warnings: wording never stops a build. Words in ``<quotation>`` and transcriptions, and those that are marked
``as="issued"``, are kept as they are where a rule says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.signs import (
    accents,
    broken_words,
    foreign_quotes,
    hyphens,
    invisible,
    mixed_scripts,
    spaces,
    straight_quotes,
    unbalanced,
)
from pipeline.checks.wording.texts import Texts, excerpt, texts_of
from pipeline.checks.wording.words import (
    days,
    doubled,
    ends,
    languages,
    numbers,
    typed_lists,
    typed_notes,
    typed_places,
)
from pipeline.errors import Fault, Passage, Severity
from pipeline.source.positions import Positions
from pipeline.xmlio.parse import Parsed

RULES = (
    typed_places,
    straight_quotes,
    unbalanced,
    foreign_quotes,
    spaces,
    broken_words,
    doubled,
    mixed_scripts,
    accents,
    invisible,
    hyphens,
    ends,
    numbers,
    days,
    languages,
    typed_lists,
    typed_notes,
)


def wording_faults(parsed: Parsed, texts: Texts | None = None) -> tuple[Fault, ...]:
    """Every finding of wording in a source that has been parsed, valid or not, each at its very words."""
    texts = texts or texts_of(parsed)
    hits = [(module.RULE, hit) for module in RULES for hit in module.check(texts) if not texts.is_issued(hit.start)]
    if not hits:
        return ()
    positions = Positions(parsed)
    return tuple(_fault(rule, hit, texts, positions) for rule, hit in hits)


def _fault(rule: Rule, hit: Hit, texts: Texts, positions: Positions) -> Fault:
    piece, offset = texts.piece(hit.start)
    around = piece[0].getparent() if piece[1] else piece[0]
    last, _ = texts.piece(max(hit.start, hit.end - 1))
    words = excerpt(texts.text[hit.start : hit.end])
    plain = last == piece and all(category(sign)[0] not in "CM" for sign in words)
    place = positions.parsed.place(around if around is not None else piece[0])
    about = Passage(place, words) if plain else Passage(place)
    return Fault(
        rule.code, positions.of_text(piece, offset), hit.wrong, hit.expected, hit.mend, Severity.WARNING, about
    )


def rules() -> Iterator[Rule]:
    """What is said of each rule."""
    yield from (module.RULE for module in RULES)
