"""The record of a document: what it follows and is followed by, subjects, register entries, allowed findings."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pipeline.errors import NOWHERE, Place


class Relation(Enum):
    """How a document relates to an earlier one."""

    CORRIGENDUM = "corrigendum"
    ADDENDUM = "addendum"
    REVISION = "revision"
    REISSUE = "reissue"
    TRANSLATION = "translation"
    CORRECTED_BY = "corrected-by"
    ADDED_TO_BY = "added-to-by"
    REVISED_BY = "revised-by"


class Lineage(Struct, frozen=True):
    """A relation of this document to another, by symbol, date of the Work and language of the Expression."""

    relation: Relation
    symbol: str
    date: str
    lang: str = ""
    place: Place = NOWHERE


class About(Enum):
    """What a keyword tells of: the subject; an item of an agenda; the title by which a library knows the document."""

    SUBJECT = "subject"
    AGENDA = "agenda"
    TITLE = "title"


class AliasOf(Enum):
    """What an IRI of another publisher names."""

    WORK = "work"
    EXPRESSION = "expression"


class Alias(Struct, frozen=True):
    """An IRI under which another publisher has the document."""

    of: AliasOf
    iri: str
    place: Place = NOWHERE


class Subject(Struct, frozen=True):
    """A keyword: the words, the dictionary they come from, the address there, and the value by which it is known there.

    ``value`` is empty where it is the words; ``short`` is a short form of the words.
    """

    words: str
    dictionary: str = ""
    href: str = ""
    value: str = ""
    short: str = ""
    about: About = About.SUBJECT
    place: Place = NOWHERE


class Entry(Struct, frozen=True):
    """An entry of the register: a person, organization, role … that the text names by its key."""

    kind: str
    key: str
    label: str
    iri: str = ""
    place: Place = NOWHERE


class Allowance(Struct, frozen=True):
    """A finding that is accepted in this document, with the reason; ``words`` are those meant (``''``: all)."""

    code: str
    why: str
    words: str = ""
    place: Place = NOWHERE
