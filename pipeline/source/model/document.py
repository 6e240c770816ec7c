"""The Source model: a document as it was written, with places. ``load`` makes it, ``dump`` writes it."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from msgspec import Struct

from pipeline.errors import NOWHERE, Place
from pipeline.source.model.adoption import UNTOLD, Adoption
from pipeline.source.model.blocks import Block, Paragraph
from pipeline.source.model.inline import Inlines
from pipeline.source.model.masthead import Masthead
from pipeline.source.model.record import Alias, Allowance, Entry, Lineage, Subject
from pipeline.values import PartlyCompared


class Status(Enum):
    """How far a document has come; only ``issued`` is the official text."""

    DRAFT = "draft"
    ADVANCE = "advance"
    ISSUED = "issued"
    RECONSTRUCTION = "reconstruction"
    UNOFFICIAL = "unofficial"


class LetterKind(Enum):
    """What kind of communication this is."""

    LETTER = "letter"
    IDENTICAL = "identical-letters"
    NOTE_VERBALE = "note-verbale"
    REQUEST = "request"
    TRANSMITTAL = "transmittal"
    REPORT = "report"
    RESOLUTION = "resolution"
    DECISION = "decision"
    DRAFT_RESOLUTION = "draft-resolution"
    DRAFT_DECISION = "draft-decision"


OF_SECRETARIAT = (LetterKind.TRANSMITTAL, LetterKind.REPORT)
DRAFTS = (LetterKind.DRAFT_RESOLUTION, LetterKind.DRAFT_DECISION)
ADOPTED = (LetterKind.RESOLUTION, LetterKind.DECISION)
ACTS = (*ADOPTED, *DRAFTS)
RESOLUTIONS = (LetterKind.RESOLUTION, LetterKind.DRAFT_RESOLUTION)
WITHOUT_SENDER = (*OF_SECRETARIAT, *ACTS)  # not of a mission: no sender, signature or request


class TitlePartKind(Enum):
    """The parts of a letter's title from which the annex heading is derived."""

    WORDS = "words"
    KIND = "kind"
    DATE = "date"
    SENDER = "sender"
    ADDRESSEE = "addressee"


class TitlePart(Struct, frozen=True):
    """A part of a letter's title; ``key`` is the office or body, ``when`` the date where it is one."""

    kind: TitlePartKind
    content: Inlines
    key: str = ""
    when: str = ""
    state: str = ""
    place: Place = NOWHERE


class Name(PartlyCompared, frozen=True):
    """A signatory's name: the words before the surname, the surname, the words after it.

    Where the source has not ``marked`` the surname, all of the name is.
    """

    ASIDE: ClassVar[frozenset[str]] = frozenset({"marked"})

    before: str
    surname: str
    after: str = ""
    key: str = ""
    place: Place = NOWHERE
    marked: bool = True


class Signature(Struct, frozen=True):
    """A signature: optional party, the sign word (``signed``, ``initialled``, ``none``), names, lines of title.

    ``word`` stands in the place of the sign word as it is. ``posts_place``: ``above`` or ``below`` the name, where the
    language has it otherwise.
    """

    names: tuple[Name, ...]
    posts: tuple[Inlines, ...]
    sign: str = "signed"
    party: Inlines = ()
    word: str = ""
    posts_place: str = ""
    id: str = ""
    place: Place = NOWHERE


class Closing(Struct, frozen=True):
    """What closes a letter or an instrument, in the order in which it was issued."""

    testimonium: tuple[Paragraph, ...] = ()
    place_date: Inlines = ()
    signatures: tuple[Signature, ...] = ()
    grid: bool = False
    certification: tuple[Paragraph, ...] = ()
    place: Place = NOWHERE


class Letterhead(Struct, frozen=True):
    """What only the submission form prints: the mission, its reference, salutation and complimentary close."""

    mission: tuple[Inlines, ...] = ()
    reference: Inlines = ()
    salutation: Inlines = ()
    complimentary: Inlines = ()
    place: Place = NOWHERE


class Letter(Struct, frozen=True):
    """The communication itself. ``titles`` stand above the letter's own title (requests for an item).

    What an organ has adopted is one, too: it has an ``adoption``, and neither letterhead nor closing;
    ``meeting_line`` pins the line under its text.
    """

    kind: LetterKind
    titles: tuple[Inlines, ...] = ()
    title: tuple[TitlePart, ...] = ()
    blocks: tuple[Block, ...] = ()
    closing: Closing = Closing()
    letterhead: Letterhead = Letterhead()
    adoption: Adoption = UNTOLD
    meeting_line: Inlines = ()
    place: Place = NOWHERE


class AttachmentKind(Enum):
    """The word under which an attachment goes; ``none`` prints no word."""

    ANNEX = "annex"
    ENCLOSURE = "enclosure"
    ATTACHMENT = "attachment"
    APPENDIX = "appendix"
    NONE = "unlabelled"


class Facsimile(Struct, frozen=True):
    """A page image with its transcription."""

    file: str
    alt: str
    blocks: tuple[Block, ...]
    place: Place = NOWHERE


class Attachment(Struct, frozen=True):
    """An annex, enclosure …, to any depth. ``heading`` pins the issued heading; ``original`` are language codes.

    ``numbers`` says where those of its paragraphs stand: ``margin`` or ``indented``. ``of`` names the annex of another
    version that has the words (``letter.en.xml#names``), where they are shared.
    """

    kind: AttachmentKind
    titles: tuple[Inlines, ...]
    blocks: tuple[Block, ...]
    class_: str = ""
    number: str = ""
    numbers: str = "margin"
    heading: Inlines = ()
    original: tuple[str, ...] = ()
    same_page: bool = False
    adopted: str = ""
    authors: tuple[str, ...] = ()
    translated: Inlines = ()
    sent_by: Inlines = ()
    sent_to: Inlines = ()
    reference_lines: tuple[Inlines, ...] = ()
    opening_place_date: Inlines = ()
    closing: Closing = Closing()
    facsimiles: tuple[Facsimile, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    lang: str = ""
    direction: str = ""
    of: str = ""
    id: str = ""
    place: Place = NOWHERE


class Source(Struct, frozen=True):
    """A whole document as written. ``lang`` is one of ar, en, es, fr, ru, zh; ``layout`` is empty unless pinned.

    ``scale`` is the width of its letters in per cent, empty where it is the layout's.
    """

    status: Status
    lang: str
    masthead: Masthead
    letter: Letter
    attachments: tuple[Attachment, ...] = ()
    layout: str = ""
    scale: str = ""
    lineage: tuple[Lineage, ...] = ()
    aliases: tuple[Alias, ...] = ()
    subjects: tuple[Subject, ...] = ()
    register: tuple[Entry, ...] = ()
    allowed: tuple[Allowance, ...] = ()
    place: Place = NOWHERE
