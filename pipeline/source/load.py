"""Loads a checked tree into the Source model. White space is normalised here, and nowhere else."""

from __future__ import annotations

from lxml import etree

from pipeline.source.load_front import load_masthead
from pipeline.source.load_letter import load_attachments, load_letter
from pipeline.source.markup.names import LANG
from pipeline.source.markup.reader import Reader, text, value
from pipeline.source.model import document as m
from pipeline.xmlio.parse import Parsed


def load(parsed: Parsed) -> m.Source:
    """The Source model of a tree that the schema has found valid.

    Raises nothing of its own: what the schema lets through is representable.
    """
    reader = Reader(parsed)
    root = parsed.root
    record = reader.child(root, "record")
    return m.Source(
        status=m.Status(value(root, "status")),
        lang=value(root, LANG),
        layout=value(root, "layout"),
        masthead=load_masthead(reader, reader.required(root, "masthead")),
        letter=load_letter(reader, reader.required(root, "letter")),
        attachments=load_attachments(reader, root),
        lineage=tuple(_lineage(reader, node) for node in reader.children(record, "relation")),
        subjects=tuple(
            m.Subject(text(node), value(node, "dictionary"), reader.place(node))
            for node in reader.children(record, "subject")
        ),
        register=tuple(_entry(reader, node) for node in reader.children(record, "entry")),
        allowed=tuple(
            m.Allowance(value(node, "code"), value(node, "why"), reader.place(node))
            for node in reader.children(record, "allow")
        ),
        place=reader.place(root),
    )


def _lineage(reader: Reader, node: etree._Element) -> m.Lineage:
    return m.Lineage(
        m.Relation(value(node, "is")),
        value(node, "symbol"),
        value(node, "date"),
        value(node, "lang"),
        reader.place(node),
    )


def _entry(reader: Reader, node: etree._Element) -> m.Entry:
    return m.Entry(
        value(node, "kind"), value(node, "key"), value(node, "label"), value(node, "iri"), reader.place(node)
    )
