"""House rules that a grammar cannot say: one rule a module, each with its code. ``RULES`` is the whole list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from pipeline.checks import allowances
from pipeline.checks.letter import (
    acts,
    adopted,
    annex_heading,
    honorifics,
    letter_numbers,
    mentioned,
    operatives,
    organs,
    original,
    signature,
    title,
    unnamed,
    votes,
)
from pipeline.checks.masthead import (
    agenda_item,
    date_order,
    dates,
    issued,
    layout_age,
    sessions,
    sessions_named,
    state_names,
    symbols,
    values,
    years,
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
from pipeline.checks.references import identifiers, labels, misleading, register, symbol_forms
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
from pipeline.checks.wording import wording_faults
from pipeline.errors import Fault, Severity
from pipeline.levels import about
from pipeline.source.model.document import Source
from pipeline.source.positions import pinpointed
from pipeline.xmlio.parse import Parsed

Rule = Callable[[Source], Iterator[Fault]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("references lead somewhere", references.check),
    ("references have something to print", labels.check),
    ("the words of references name that to which they lead", misleading.check),
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
    ("the dates of a document are in order", date_order.check),
    ("years of the masthead agree with its dates", years.check),
    ("an organ that meets in sessions has its session", sessions_named.check),
    ("organ, addressee and request agree", organs.check),
    ("a State has its name of the day", state_names.check),
    ("every annex is mentioned in the letter", mentioned.check),
    ("an adopted text says all of its adoption", adopted.check),
    ("paragraphs of a resolution begin with words of action", acts.check),
    ("operative paragraphs are numbered, a single one is not", operatives.check),
    ("a vote names each State once", votes.check),
    ("allowances name a finding", allowances.check),
)


def check_source(source: Source, parsed: Parsed | None = None, more: Iterable[Fault] = ()) -> tuple[Fault, ...]:
    """Every finding of every rule, in the order of the source; warnings that the source allows are left out.

    ``parsed`` is the tree that ``source`` was loaded from: with it, rules of wording are asked, too, and each finding
    has the place of the very words. ``more`` are findings of others, treated alike.
    """
    found = [*(fault for _name, rule in RULES for fault in rule(source)), *more]
    if parsed is not None:
        found += wording_faults(parsed)
    kept = [fault for fault in _causes(found) if fault.severity is Severity.ERROR or not _allowed(fault, source)]
    placed = pinpointed(parsed, kept) if parsed is not None else kept
    return tuple(sorted(placed, key=lambda fault: (fault.place, fault.code)))


def _allowed(fault: Fault, source: Source) -> bool:
    return any(each.code == fault.code and about(fault, each.words) for each in source.allowed)


def _causes(found: list[Fault]) -> list[Fault]:
    """Without what follows from another finding: a symbol that is told already, references to one of two equal ids."""
    told = {fault.passage for fault in found if fault.code in ("MH416", "MH417", "MH473")}
    found = [fault for fault in found if fault.code != "MH464" or replace(fault.passage, attribute="") not in told]
    twice = sum(fault.code == "MH405" for fault in found)
    lost = {fault.wrong for fault in found if fault.code == "MH401"}
    return [fault for fault in found if fault.code != "MH401"] if twice and len(lost) <= twice else found
