"""Loads the masthead."""

from __future__ import annotations

from lxml import etree

from pipeline.source.load_inline import child_inlines, load_inlines
from pipeline.source.markup.reader import Reader, count, text, value
from pipeline.source.model import document as m
from pipeline.source.model.inline import Inlines, Text


def _value(reader: Reader, node: etree._Element, content: Inlines) -> m.Value:
    state = m.State(value(node, "state", "assigned"))
    return m.Value(state, content, value(node, "evidence"), reader.place(node))


def _words(words: str) -> Inlines:
    return (Text(words),) if words else ()


def load_masthead(reader: Reader, node: etree._Element) -> m.Masthead:
    """The masthead."""
    issued = reader.required(node, "issued")
    original = reader.required(node, "original")
    job = reader.required(node, "job")
    return m.Masthead(
        issues=tuple(_issue(reader, child) for child in reader.children(node, "issue")),
        distribution=value(node, "distribution", "general"),
        date=_value(reader, issued, _words(value(issued, "when"))),
        original=_value(reader, original, _words(value(original, "in"))),
        job=_value(reader, job, _words(value(job, "number"))),
        processed=tuple(value(job, "processed").split()),
        notes=tuple(
            m.MastheadNote(
                value(child, "mark", "*"), _value(reader, child, load_inlines(reader, child)), reader.place(child)
            )
            for child in reader.children(node, "footnote")
        ),
        reissued=value(node, "reissued"),
        place=reader.place(node),
    )


def _issue(reader: Reader, node: etree._Element) -> m.Issue:
    symbol = reader.required(node, "symbol")
    return m.Issue(
        organ=value(node, "organ"),
        symbol=_value(reader, symbol, _words(text(symbol))),
        body=child_inlines(reader, node, "subsidiary"),
        session=count(node, "session", 0),
        year=count(node, "year", 0),
        council_year=count(node, "council-year", 0),
        dates=child_inlines(reader, node, "sitting"),
        items=tuple(_item(reader, child) for child in reader.children(node, "agenda-item")),
        place=reader.place(node),
    )


def _item(reader: Reader, node: etree._Element) -> m.AgendaItem:
    title = reader.child(node, "title")
    known = m.Value(m.State.UNASSIGNED, place=reader.place(node))
    if title is not None:
        known = _value(reader, title, load_inlines(reader, title))
    return m.AgendaItem(
        number=str(count(node, "number", 0)),
        letter=value(node, "letter"),
        list=value(node, "list", "agenda"),
        title=known,
        mark=value(node, "mark"),
        place=reader.place(node),
    )
