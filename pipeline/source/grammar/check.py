"""Checks a parsed source against the schema, and says what is wrong in a drafter's words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Any, cast

from lxml import etree

from pipeline.errors import Fault, Passage, Place
from pipeline.resources import data
from pipeline.source.grammar.causes import causes
from pipeline.source.grammar.combinations import combination_faults
from pipeline.source.grammar.words import Finding, say
from pipeline.source.markup.names import NAMESPACE
from pipeline.xmlio.parse import Parsed, local

_MOST = 200  # findings of the schema that are looked at: a file with more is mended in steps


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(data("schema") / "masthead.xsd")))


def grammar_faults(parsed: Parsed) -> tuple[Fault, ...]:
    """Every fault that the schema finds, in the order of the source; empty where the source is valid.

    Codes: MH201 element out of place, MH202 element missing, MH203 attribute not known, MH204 attribute missing,
    MH205 value not among those allowed, MH206 value not of the right form, MH207 words where none may stand,
    MH208 not a Masthead source; and, where the schema finds nothing, those of ``combinations``.
    """
    if etree.QName(parsed.root).namespace != NAMESPACE or local(parsed.root) != "document":
        return (_foreign(parsed),)
    schema = _schema()
    if schema.validate(parsed.root):
        return combination_faults(parsed)
    faults: dict[tuple[Place, str], Fault] = {}
    log: Iterable[etree._LogEntry] = cast("Any", schema.error_log)  # the stubs do not know that it is iterable
    for entry in islice(log, _MOST):
        element = _element(parsed, entry)
        place = parsed.place(element) if element is not None else Place(parsed.path)
        found = say(Finding(entry.type, entry.message, element))
        # of one attribute, the schema says more than once what is wrong: the first is the best
        about = Passage(place, found.words, found.subject if found.subject != found.code else "")
        fault = Fault(found.code, place, found.wrong, found.expected, found.mend, about=about)
        faults.setdefault((place, found.subject), fault)
    return causes(parsed, sorted(faults.values(), key=lambda fault: fault.place))


def _foreign(parsed: Parsed) -> Fault:
    name = etree.QName(parsed.root)
    of = f" of the namespace {name.namespace}" if name.namespace else " of no namespace"
    return Fault(
        "MH208",
        parsed.place(parsed.root),
        f"the file holds a <{name.localname}>{of}",
        f'<document xmlns="{NAMESPACE}">',
        "begin with masthead new letter, which prints a source to fill in",
    )


def _element(parsed: Parsed, entry: etree._LogEntry) -> etree._Element | None:
    """The element that a path of libxml leads to: ``/*/*[2]/ns0:math``, ``*`` for one whose prefix is the default.

    XPath cannot read it: one prefix may stand for several namespaces in a file.
    """
    found: etree._Element | None = None
    for step in (entry.path or "").split("/")[1:]:
        name, _, count = step.rstrip("]").partition("[")
        around = [parsed.root] if found is None else list(found)
        same = [node for node in around if name in ("*", _prefixed(node))]
        index = int(count or 1) - 1
        if index >= len(same):
            return found
        found = same[index]
    return found


def _prefixed(node: etree._Element) -> str:
    """The name as libxml writes it in a path: one of a namespace without a prefix has none."""
    if node.prefix:
        return f"{node.prefix}:{local(node)}"
    return "" if etree.QName(node).namespace else local(node)
