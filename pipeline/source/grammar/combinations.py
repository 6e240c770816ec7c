"""What the grammar lets pass and the Source model cannot hold: attributes that exclude each other, and the like."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.errors import Fault, Passage
from pipeline.language import OFFICIAL
from pipeline.source.markup.names import LANG
from pipeline.source.markup.reader import value
from pipeline.source.markup.whitespace import squeeze
from pipeline.source.model.inline import TargetKind
from pipeline.source.shared.annexes import OF, alone
from pipeline.source.shared.files import ATTACHED
from pipeline.xmlio.parse import Parsed, local


def combination_faults(parsed: Parsed) -> tuple[Fault, ...]:
    """The faults of a source that the schema has found valid, in its order.

    Codes: MH204 a translation without its language, MH205 a document in a language that is not official, MH209
    attributes that exclude each other, MH210 words before a run-in heading, MH402 a reference without a target.
    """
    return tuple(fault for element in parsed.root.iter() for fault in _faults(parsed, element))


def _faults(parsed: Parsed, element: etree._Element) -> Iterator[Fault]:
    match local(element):
        case "document" if (lang := squeeze(element.get(LANG, ""))) not in OFFICIAL:
            wrong, expected = f"<document> has xml:lang=“{lang}”", f"one of {', '.join(OFFICIAL)}"
            place = parsed.place(element)
            about = Passage(place, "", "xml:lang")
            yield Fault("MH205", place, wrong, expected, "take the language of this version", about=about)
        case "ref":
            yield from _reference(parsed, element)
        case "run-in":
            yield from _run_in(parsed, element)
        case "relation" if value(element, "is") == "translation" and not value(element, "lang"):
            wrong, mend = "<relation> of a translation has no lang", "say which language this one was translated from"
            yield Fault("MH204", parsed.place(element), wrong, "the attribute lang", mend)
        case "vote" if not value(element, "part") and any(not value(each, "part") for each in _votes_before(element)):
            wrong, mend = "two votes name no part", "say in part which resolution a vote is of, or keep one"
            yield Fault("MH209", parsed.place(element), wrong, "one vote on the whole", mend)
        case name if name not in _GROUPS and value(element, "start") and value(element, "number"):
            wrong, mend = f"<{name}> has number and start", "keep start where the count begins anew here, else number"
            yield Fault("MH209", parsed.place(element), wrong, "one of number and start", mend)
        case "point" if (value(element, "number") or value(element, "start")) and _is_unnumbered(element.getparent()):
            wrong = "a point has a number, and its list has bullets or dashes"
            expected, mend = (
                "a list of kind letters, romans, numbers or plain",
                "give the list such a kind, or delete the number",
            )
            yield Fault("MH209", parsed.place(element), wrong, expected, mend)
        case name if name in ATTACHED and element.get(OF) and not alone(element):
            wrong, mend = f"<{name}> has of, and attributes or words of its own", "delete these, or delete of"
            yield Fault("MH209", parsed.place(element), wrong, "of alone", mend)
        case "date" if element.get("until") and _is_title_of_letter(element.getparent()):
            wrong, mend = "the date of the letter's title has an until", "say the day of the letter in when"
            yield Fault("MH209", parsed.place(element), wrong, "one day", mend)
        case _:
            pass


_GROUPS = ("operative", "list")  # whose start is that of all that they hold


def _reference(parsed: Parsed, element: etree._Element) -> Iterator[Fault]:
    given = [kind.value for kind in TargetKind if value(element, kind.value)]
    if not given:
        wrong, mend = "a reference has no target", "say where the reference leads"
        yield Fault("MH402", parsed.place(element), wrong, "one of to, symbol and href", mend)
    elif len(given) > 1:
        wrong = f"a reference has {' and '.join(given)}"
        yield Fault("MH209", parsed.place(element), wrong, "one of to, symbol and href", "keep the one that is meant")


def _run_in(parsed: Parsed, element: etree._Element) -> Iterator[Fault]:
    parent = element.getparent()
    if parent is not None and (parent.text or "").strip():
        wrong = "words stand before the heading that runs into the paragraph"
        yield Fault("MH210", parsed.place(element), wrong, "<run-in> first", "move <run-in> to the beginning")


def _votes_before(vote: etree._Element) -> Iterator[etree._Element]:
    return (each for each in vote.itersiblings(preceding=True) if each.tag == vote.tag)


def _is_unnumbered(parent: etree._Element | None) -> bool:
    return parent is not None and value(parent, "kind") in ("bullets", "dashes")


def _is_title_of_letter(element: etree._Element | None) -> bool:
    parent = element.getparent() if element is not None else None
    return element is not None and local(element) == "title" and parent is not None and local(parent) == "letter"
