"""Quick fixes: what a finding's mend can be done with one key."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from msgspec import Struct

from pipeline.editing.finding import Found
from pipeline.editing.markup import Markup, Span
from pipeline.editing.referring import TARGETS, targets
from pipeline.errors import Severity

_WRITE = re.compile(r"\bwrite “([^”…]{1,80})”")
_MEANT = re.compile(r"did you mean <?(?P<name>[\w:.-]{1,80})>?\?|write (?P<missing>[\w:.-]{1,80}), which is missing")
_NO_ATTRIBUTE = re.compile(r"knows no attribute (\S{1,80})")
_CHARACTERS = ("MH470",)  # one character, which no output can show
_NEAR = 3  # ids that are offered


class Fix(Struct, frozen=True):
    """A fix: what it is called, and what stands where, from then on."""

    title: str
    edits: tuple[tuple[Span, str], ...]


def fixes(markup: Markup, found: Found) -> tuple[Fix, ...]:
    """The fixes of a finding, the likeliest first."""
    ways = (_targets, _meant, _written, _characters, _allowed)
    return tuple(fix for way in ways for fix in way(markup, found))


def _targets(markup: Markup, found: Found) -> Iterator[Fix]:
    """For a reference to an id that nothing has: the ids that look like it."""
    ids = list(targets(markup))
    for node in markup.nodes():
        if node.tag.start <= found.span.start <= node.tag.end:
            for name, value in node.attributes.items():
                if (node.name, name) in TARGETS and value.text not in ids:
                    for near in difflib.get_close_matches(value.text, ids, _NEAR, 0.4):
                        yield Fix(f"Refer to {near}", ((value.span, near),))


def _meant(markup: Markup, found: Found) -> Iterator[Fix]:
    """For a name that the language does not have: the one that looks like it."""
    meant = _MEANT.search(found.fault.mend)
    at = found.span.start
    node = next((node for node in markup.nodes() if node.tag.start <= at < node.tag.end), None)
    if meant is None or node is None:
        return
    name = meant["name"] or meant["missing"]
    wrong = _NO_ATTRIBUTE.search(found.fault.wrong)
    value = node.attributes.get(wrong[1]) if wrong else None
    if value is not None:
        yield Fix(f"Write {name}", ((value.name, name),))
    elif wrong is None:
        spans = (node.title, node.last) if node.last else (node.title,)
        yield Fix(f"Write {name}", tuple((span, name) for span in spans))


def _written(markup: Markup, found: Found) -> Iterator[Fix]:
    """For a mend that says what to write, where the finding is about those very words."""
    advice = _WRITE.search(found.fault.mend)
    text = markup.text[found.span.start : found.span.end]
    about = found.fault.about
    if advice and about and about.words and " ".join(text.split()) == " ".join(about.words.split()):
        yield Fix(f"Write {advice[1]}", ((found.span, _escaped(advice[1])),))


def _characters(_: Markup, found: Found) -> Iterator[Fix]:
    if found.fault.code in _CHARACTERS:
        yield Fix("Take the character out", ((Span(found.span.start, found.span.start + 1), ""),))


def _allowed(markup: Markup, found: Found) -> Iterator[Fix]:
    """For a warning of a house rule: the allowance, in the record of the document, with a reason to write."""
    code = found.fault.code
    if found.fault.severity is not Severity.WARNING or not code.startswith("MH4"):
        return
    document = next((node for node in markup.root.children if node.name == "document"), None)
    if document is None:
        return
    allow = f'<allow code="{code}" why="as issued"/>'
    record = next((node for node in document.children if node.name == "record"), None)
    if record is not None and record.last:
        at, text = record.last.start - len("</"), f"  {allow}\n  "
    elif record is None:
        at, text = document.tag.end, f"\n  <record>\n    {allow}\n  </record>"
    else:
        return
    yield Fix(f"Allow {code} in this document", ((Span(at, at), text),))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
