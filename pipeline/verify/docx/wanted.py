"""What a paragraph must look like, said in terms of the house: its function, and what is special in this place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.document.inline import Break, DateRun, Inlines, Link, Marked, Note, NoteCall, Text
from pipeline.source.model.inline import Mark, TargetKind
from pipeline.style import Function
from pipeline.verify.pieces import Tongue

_RAISED = {Mark.SUPERSCRIPT: "superscript", Mark.SUBSCRIPT: "subscript"}


@dataclass(frozen=True, slots=True)
class Trait:
    """What is said of some words: tongue, italics and bold over those of the paragraph, raised or lowered, a link.

    ``large`` is the organ's letter in a symbol, ``sign`` the asterisk before its note; ``mark`` is any mark before its
    note, whose letters and signs are of no script.
    """

    tongue: Tongue
    italic: bool = False
    bold: bool = False
    raised: str = ""
    url: str = ""
    large: bool = False
    sign: bool = False
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a paragraph stands, as far as its look depends on it.

    ``close``: right under a heading, so without space above; ``last``: the last line of a head. ``column`` is that of
    a cell: ``first``, ``figures``, ``figures-last``. ``mark`` is the mark of a note, ``level`` that of a line of the
    table of contents. ``lead`` is the first line under the masthead.
    ``tabled``: over a table without a label. ``script`` is that of its language (none: the document's), by which its
    first line is indented.
    """

    function: Function
    rtl: bool
    numbered: bool = False
    keep: bool = False
    breaks: bool = False
    close: bool = False
    last: bool = False
    lead: bool = False
    tabled: bool = False
    column: str = ""
    turned: bool = False
    mark: str = ""
    sign: bool = False
    level: int = 0
    columns: bool = False
    script: str = ""


@dataclass(slots=True)
class Wanted:
    """A paragraph that must be there: its setting, and its words without white space, in stretches of one trait.

    ``notes`` are those that are called in it, ``gaps`` its tabs and line breaks, in order; ``home``
    is the tongue of the letter or attachment around it (none: of the document), which its notes have.
    """

    setting: Setting
    stretches: list[tuple[str, Trait]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    gaps: str = ""
    home: Tongue | None = None

    @property
    def key(self) -> str:
        """All its words."""
        return "".join(text for text, _ in self.stretches)

    def add(self, text: str, trait: Trait) -> None:
        """More words."""
        bare = "".join(text.split())
        if bare:
            self.stretches.append((bare, trait))

    def say(self, content: Inlines, trait: Trait) -> None:
        """The words of inline content, which stands in words of ``trait``; marks of notes are not words."""
        for item in content:
            match item:
                case Text():
                    self.add(item.text, trait)
                case Marked():
                    self.say(item.content, _marked(item, trait))
                case Link():
                    leads = item.url and not (item.kind is TargetKind.HERE and item.target)
                    self.say(item.content, replace(trait, url=item.url) if leads else trait)
                case DateRun():
                    self.say(item.content, trait)
                case NoteCall():
                    self.notes.append(item.note)
                case Break():
                    self.gaps += "\n"


def _marked(item: Marked, trait: Trait) -> Trait:
    return Trait(
        trait.tongue.inside(item.lang, item.direction),
        italic=trait.italic or item.italic,
        bold=trait.bold,
        raised=_RAISED.get(item.mark, trait.raised),
        url=trait.url,
    )
