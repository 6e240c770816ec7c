"""The Resolved document: letter, attachments, and what is said of them."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pipeline.document.blocks import Block
from pipeline.document.inline import Inlines, Note
from pipeline.document.masthead import Masthead
from pipeline.document.numbers import Number
from pipeline.errors import NOWHERE, Place
from pipeline.language import Language
from pipeline.source.model.adoption import Adoption
from pipeline.source.model.document import ADOPTED, AttachmentKind, LetterKind, Status, TitlePart
from pipeline.source.model.record import Alias, Entry, Lineage, Subject
from pipeline.values import PartlyCompared


class SignedName(PartlyCompared, frozen=True):
    """A signatory's name in three parts, so that the surname can be bold.

    ``lead`` and ``tail`` are ``before`` and ``after`` with what the language puts between them and the surname;
    ``place`` is where the source has the name.
    """

    before: str
    surname: str
    after: str
    tlc: str
    lead: str
    tail: str
    place: Place = NOWHERE


class SignatureLine(Struct, frozen=True):
    """A line of a signature: a name (none or one) with its sign word before or after it, or other words.

    The word of the house stands in brackets, in italics; one of the document's ``own`` as it is.
    """

    sign_before: str
    name: tuple[SignedName, ...]
    sign_after: str
    content: Inlines
    own: bool = False

    @property
    def brackets(self) -> tuple[str, str]:
        """What stands around the sign word."""
        return ("", "") if self.own else ("(", ")")


class Signature(Struct, frozen=True):
    """A signature: the sign word without its parentheses (``''`` if unsigned), names, lines of title.

    ``lines`` are all of it in the order in which the language prints it: party, names and titles, or party, titles and
    names; the sign word before the first name, or after the last. ``opposite``: titles stand at the left, the name at
    the right.
    """

    id: str
    party: Inlines
    sign: str
    names: tuple[SignedName, ...]
    posts: tuple[Inlines, ...]
    lines: tuple[SignatureLine, ...]
    opposite: bool = False


class Closing(Struct, frozen=True):
    """What closes a component. ``before`` are testimonium, place and date; ``after`` the certification."""

    id: str
    before: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    grid: bool
    after: tuple[Block, ...]


class HeadingStyle(Enum):
    """An attachment's heading: in the text column (derived), at the margin (bare word; larger in a request), none."""

    DERIVED = "derived"
    BARE = "bare"
    REPORT = "report"
    ABSENT = "absent"


class TitleStyle(Enum):
    """How a component's title is set: a letter's; large; under large ones; adopted; a draft; as its heading asks."""

    LETTER = "letter"
    LARGE = "large"
    UNDER = "under"
    ADOPTED = "adopted"
    DRAFT = "draft"
    ATTACHED = "attached"


class Component(Struct, frozen=True):
    """The letter or an attachment.

    ``id`` is ``''`` for the letter, ``att_1`` for the first attachment; ids inside begin with it. ``label`` names it
    (``Letter``, ``Annex``, ``Annex II``), ``name`` is what a reader hears of it (``Annex: Lima Declaration``).
    ``heading`` is what stands above; ``titles`` what it is called; ``original_line`` the bracketed line, all tuples of
    lines. ``above`` are large titles above the letter's own, or what an attachment is
    translated from; ``title_style`` says how that is set. ``title_parts`` are
    the tagged parts of the letter's title (letter only), ``title_counts`` says how many of its items each of them has.
    ``bracketed`` stands between both, ``title_number`` before the title: of what an organ has adopted, on which
    ``adoption`` has the facts. ``outline`` is the outline level of its heading,
    ``title_outline`` of its titles. ``language`` is that of its words; ``heading_language`` that of its heading and
    ``line_language`` that of its bracketed line, which are the document's where the house makes them.
    """

    id: str
    kind: AttachmentKind | LetterKind
    class_: str
    label: str
    name: str
    number: str
    heading_id: str
    heading_style: HeadingStyle
    heading: Inlines
    above: tuple[Inlines, ...]
    titles: tuple[Inlines, ...]
    title_style: TitleStyle
    title_parts: tuple[TitlePart, ...]
    title_counts: tuple[int, ...]
    original: tuple[str, ...]
    original_line: tuple[Inlines, ...]
    opening: tuple[Block, ...]
    blocks: tuple[Block, ...]
    closing: Closing
    attachments: tuple[Component, ...]
    language: Language
    heading_language: Language
    line_language: Language
    adopted: str
    authors: tuple[str, ...]
    same_page: bool
    outline: int
    title_outline: int
    bracketed: tuple[Inlines, ...] = ()
    title_number: str = ""
    adoption: Adoption | None = None


class Spoken(Struct, frozen=True):
    """Words in one language."""

    text: str
    language: Language


class OutlineEntry(Struct, frozen=True):
    """An entry of the bookmarks and of the navigation pane; ``text`` begins with the ``number``, where it has one.

    ``parts`` are its words without the number, each part in its language.
    """

    target: str
    level: int
    text: str
    number: str
    parts: tuple[Spoken, ...]


class SubmissionForm(Struct, frozen=True):
    """What only the submission form prints, ready made: the mission's letterhead, salutation, complimentary close."""

    mission: tuple[Inlines, ...]
    reference: Inlines
    salutation: Inlines
    complimentary: Inlines


class Document(Struct, frozen=True):
    """The whole resolved document. ``status_line`` is printed at every foot until the document is issued (else ``''``).

    ``date`` is the letter's date (ISO 8601), ``summary`` a sentence for the metadata, ``keywords`` the words to file
    it under. ``layout`` names the house layout; ``scale`` is the width of its letters in per cent, 0 where it is the
    layout's. ``notes`` are those of letter and attachments that stand at
    the foot, in printed order.
    ``sub_numbers`` are the first numbers of the levels below a numbered paragraph, whether used or not: ``(a)``,
    ``(i)`` …, so that who adds one in Word finds it there. ``aliases`` are IRIs of another publisher, ``wids`` pairs of
    an id and the one that it has in the Akoma Ntoso of that publisher.
    """

    status: Status
    status_line: str
    language: Language
    layout: str
    masthead: Masthead
    letter: Component
    title: str
    summary: str
    keywords: tuple[str, ...]
    date: str
    outline: tuple[OutlineEntry, ...]
    register: tuple[Entry, ...]
    lineage: tuple[Lineage, ...]
    subjects: tuple[Subject, ...]
    submission: SubmissionForm
    sub_numbers: tuple[Number, ...]
    notes: tuple[Note, ...]
    scale: int = 0
    aliases: tuple[Alias, ...] = ()
    wids: tuple[tuple[str, str], ...] = ()

    @property
    def kind(self) -> str:
        """The kind of document, as the layouts name those that have measures of their own; ``''`` for all others."""
        if self.letter.kind not in ADOPTED:
            return ""
        return "adopted" if self.letter.title_style is TitleStyle.ADOPTED else "adopted-untitled"
