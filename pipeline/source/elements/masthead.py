"""The masthead. What is not known for sure says so: its state, and what it rests on."""

from __future__ import annotations

from typing import Any

from lxml import etree
from msgspec import Struct

from pipeline.source.elements.inline import load_inlines, write_inlines
from pipeline.source.elements.parts import Each, Words
from pipeline.source.markup.element import Attribute, Count, Element, Switch
from pipeline.source.markup.reader import Reader, count, text, value
from pipeline.source.markup.writer import Writer, add, set_given
from pipeline.source.model.inline import Inlines, Text, plain
from pipeline.source.model.masthead import AgendaItem, Issue, Masthead, MastheadNote, State, Value
from pipeline.source.model.places import without_places

_ASSIGNED = State.ASSIGNED.value
_ABSENT = Value(State.UNASSIGNED)


def _value(reader: Reader, node: etree._Element, content: Inlines) -> Value:
    state = State(value(node, "state", _ASSIGNED))
    return Value(state, content, value(node, "evidence"), reader.place(node))


def _state(held: Value) -> dict[str, str]:
    return {"state": "" if held.state is State.ASSIGNED else held.state.value, "evidence": held.evidence}


def _words(words: str) -> Inlines:
    return (Text(words),) if words else ()


class _Given(Struct, eq=False):
    """A value in an attribute of a child. ``other`` is a field of words that stands there as an attribute too."""

    name: str
    attribute: str
    other: str = ""

    def load(self, reader: Reader, node: etree._Element) -> Value:
        child = reader.required(node, self.name)
        return _value(reader, child, _words(value(child, self.attribute)))

    def dump(self, _writer: Writer, element: etree._Element, held: Value, node: Any) -> None:
        given = {self.attribute: plain(held.content)}
        if self.other:
            given[self.other] = " ".join(getattr(node, self.other))
        add(element, self.name, {**given, **_state(held)})


class _Processed:
    """The days of processing, which stand on the element of the job number; ``_Given`` writes them there."""

    def load(self, reader: Reader, node: etree._Element) -> tuple[str, ...]:
        return tuple(value(reader.required(node, "job"), "processed").split())

    def dump(self, writer: Writer, element: etree._Element, held: tuple[str, ...], node: Any) -> None:
        """Nothing: it is written with the job number."""


class _Symbol:
    """The symbol: a value in the words of a child."""

    def load(self, reader: Reader, node: etree._Element) -> Value:
        child = reader.required(node, "symbol")
        return _value(reader, child, _words(text(child)))

    def dump(self, _writer: Writer, element: etree._Element, held: Value, _node: Any) -> None:
        write_inlines(add(element, "symbol", _state(held)), held.content)


class _ItemTitle:
    """The title of an agenda item, which may be absent: then it is unassigned."""

    def load(self, reader: Reader, node: etree._Element) -> Value:
        title = reader.child(node, "title")
        if title is None:
            return Value(State.UNASSIGNED, place=reader.place(node))
        return _value(reader, title, load_inlines(reader, title))

    def dump(self, _writer: Writer, element: etree._Element, held: Value, _node: Any) -> None:
        if without_places(held) != _ABSENT:
            write_inlines(add(element, "title", _state(held)), held.content)


class _ItemNumber:
    """The number of an agenda item, without leading zeros."""

    def load(self, _reader: Reader, node: etree._Element) -> str:
        return str(count(node, "number", 0))

    def dump(self, _writer: Writer, element: etree._Element, held: str, _node: Any) -> None:
        element.set("number", held)


class _NoteValue:
    """The words of a note of the first page."""

    def load(self, reader: Reader, node: etree._Element) -> Value:
        return _value(reader, node, load_inlines(reader, node))

    def dump(self, _writer: Writer, element: etree._Element, held: Value, _node: Any) -> None:
        set_given(element, _state(held))
        write_inlines(element, held.content)


_ITEM = Element(
    "agenda-item",
    AgendaItem,
    {
        "number": _ItemNumber(),
        "list": Attribute("list", "agenda"),
        "letter": Attribute("letter"),
        "mark": Attribute("mark"),
        "title": _ItemTitle(),
    },
)
_ISSUE = Element(
    "issue",
    Issue,
    {
        "organ": Attribute("organ", always=True),
        "session": Count("session", 0),
        "year": Count("year", 0),
        "special": Count("special-session", 0),
        "emergency": Count("emergency-session", 0),
        "council_year": Count("council-year", 0),
        "resumed": Switch("resumed"),
        "symbol": _Symbol(),
        "body": Words("subsidiary"),
        "dates": Words("sitting"),
        "items": Each(_ITEM),
    },
)
_FOOTNOTE = Element("footnote", MastheadNote, {"mark": Attribute("mark", "*"), "value": _NoteValue()})
MASTHEAD = Element(
    "masthead",
    Masthead,
    {
        "distribution": Attribute("distribution", "general"),
        "reissued": Attribute("reissued"),
        "issues": Each(_ISSUE),
        "date": _Given("issued", "when"),
        "original": _Given("original", "in"),
        "job": _Given("job", "number", other="processed"),
        "processed": _Processed(),
        "notes": Each(_FOOTNOTE),
    },
)
