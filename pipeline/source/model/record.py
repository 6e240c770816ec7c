"""The record of a document: what it follows and is followed by, subjects, register entries, allowed findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

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


@dataclass(frozen=True, slots=True)
class Lineage:
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


@dataclass(frozen=True, slots=True)
class Alias:
    """An IRI under which another publisher has the document."""

    of: AliasOf
    iri: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Subject:
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


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the register: a person, organization, role … that the text names by its key."""

    kind: str
    key: str
    label: str
    iri: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Allowance:
    """A finding that is accepted in this document, with the reason; ``words`` are those meant (``''``: all)."""

    code: str
    why: str
    words: str = ""
    place: Place = NOWHERE
