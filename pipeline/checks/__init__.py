"""House rules that a grammar cannot say: one rule a module, each with its code. ``RULES`` is the whole list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.checks import allowances
from pipeline.checks.letter import (
    annex_heading,
    honorifics,
    letter_numbers,
    original,
    signature,
    title,
    unnamed,
)
from pipeline.checks.masthead import (
    agenda_item,
    dates,
    issued,
    layout_age,
    sessions,
    symbols,
    values,
)
from pipeline.checks.notes import (
    asterisks as marks,
)
from pipeline.checks.notes import (
    calls as notes,
)
from pipeline.checks.notes import (
    places as note_places,
)
from pipeline.checks.notes import (
    spaces as note_spaces,
)
from pipeline.checks.notes import (
    tables as table_notes,
)
from pipeline.checks.references import identifiers, labels, register, symbol_forms, typed_numbers
from pipeline.checks.references import targets as references
from pipeline.checks.text import (
    empty,
    headings,
    languages,
    lists,
    number_signs,
    pinned_numbers,
    placeholders,
    table_shape,
    typed,
    typography,
)
from pipeline.errors import Fault, Severity
from pipeline.source.model.document import Source

Rule = Callable[[Source], Iterator[Fault]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("references lead somewhere", references.check),
    ("references have something to print", labels.check),
    ("the words of references name their targets", typed_numbers.check),
    ("what is cited by symbol can have it", symbol_forms.check),
    ("notes are called", notes.check),
    ("notes are called from the text", note_places.check),
    ("identifiers stand once", identifiers.check),
    ("the register has one entry for each", register.check),
    ("elements hold words", empty.check),
    ("lists nest as the house has forms", lists.check),
    ("the title is complete", title.check),
    ("dates agree with their words", dates.check),
    ("marks of the masthead have notes", marks.check),
    ("rows of a table fill it", table_shape.check),
    ("values are given as they are known", values.check),
    ("a session is named in one way", sessions.check),
    ("an issued document is complete", issued.check),
    ("an issued document has no words of a skeleton", placeholders.check),
    ("symbols have their form", symbols.check),
    ("paragraphs of a letter are not numbered", letter_numbers.check),
    ("a letter is signed, a note verbale is not", signature.check),
    ("honorifics are left out", honorifics.check),
    ("the request names the agenda item", agenda_item.check),
    ("a pinned annex heading agrees with the title", annex_heading.check),
    ("a pinned number agrees with its place", pinned_numbers.check),
    ("a number has no sign that Word counts with", number_signs.check),
    ("the original language is said where it differs", original.check),
    ("an original language has a name", languages.check),
    ("what is printed by itself is not typed", typed.check),
    ("the typography of the language is kept", typography.check),
    ("a space follows the mark of a note", note_spaces.check),
    ("an attachment has a name", unnamed.check),
    ("the notes of a table are its own", table_notes.check),
    ("a level has at least two headings", headings.check),
    ("the layout is of the document's time", layout_age.check),
    ("allowances name a finding", allowances.check),
)


def check_source(source: Source) -> tuple[Fault, ...]:
    """Every finding of every rule, in the order of the source; warnings that the source allows are left out."""
    allowed = {allowance.code for allowance in source.allowed}
    found = [fault for _name, rule in RULES for fault in rule(source)]
    kept = [fault for fault in found if fault.severity is Severity.ERROR or fault.code not in allowed]
    return tuple(sorted(kept, key=lambda fault: (fault.place, fault.code)))
