"""Resolves inline content: references become live, notes get their marks, marked words their register entry."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct, field

from pipeline.akn.cited import cited_work
from pipeline.document import inline as d
from pipeline.errors import Place
from pipeline.language import acts_in, direction_of
from pipeline.resolve.inline.addresses import uri
from pipeline.resolve.inline.figures import isolated, joined
from pipeline.resolve.inline.marks import divided
from pipeline.resolve.inline.notes import Notes
from pipeline.resolve.inline.register import Register
from pipeline.resolve.inline.symbols import cited
from pipeline.resolve.inline.targets import Target
from pipeline.source.model import inline as s
from pipeline.words import house

_ITALIC = frozenset({s.Mark.EMPHASIS, s.Mark.FOREIGN, s.Mark.WORK_TITLE})
UNKNOWN = Target("", "")


class InlineResolver(Struct):
    """Resolves inline content with what the passes before have found; it remembers which notes were called.

    ``day`` is that of the document (ISO 8601, ``''`` if it has none): addresses are those of its time.
    """

    lang: str
    targets: dict[str, Target]
    notes: Notes
    register: Register
    day: str = ""
    called: dict[str, int] = field(default_factory=dict)
    made: dict[str, d.Note] = field(default_factory=dict)
    around: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)

    @contextmanager
    def inside(self, lang: str, direction: str = "") -> Iterator[None]:
        """Resolve inside this what stands in a part that may name a language or a direction; else as around it."""
        before = self.direction
        self.around.append(direction or (direction_of(lang) if lang else before))
        self.languages.append(lang or self.language)
        try:
            yield
        finally:
            self.around.pop()
            self.languages.pop()

    @property
    def direction(self) -> str:
        """The direction of the block that is being resolved; in a run of its own language or direction ``ltr``."""
        return self.around[-1] if self.around else direction_of(self.lang)

    @property
    def language(self) -> str:
        """The language of the part that is being resolved."""
        return self.languages[-1] if self.languages else self.lang

    def __call__(self, content: s.Inlines) -> d.Inlines:
        """The resolved form of ``content``."""
        resolved: list[d.Inline] = []
        for item in content:
            if isinstance(item, s.Reference) and item.kind is s.TargetKind.SYMBOL:
                resolved.extend(self.documents(item))
            elif isinstance(item, s.Text):
                resolved.extend(self.text(item))
            else:
                resolved.append(self.one(item))
        return divided(resolved)

    def documents(self, item: s.Reference) -> d.Inlines:
        """Links to documents of the United Nations: a citation that stands as itself gives one for each symbol."""
        content = self(item.content)
        pieces = cited(item.target)
        if content and (len(pieces) == 1 or d.words(content) != item.target):
            return (self.document(pieces[0].symbol, content),)
        texts = [(piece.symbol, d.Text(piece.text, item.place)) for piece in pieces]
        return tuple(self.document(symbol, (text,)) if symbol else text for symbol, text in texts)

    def document(self, symbol: str, content: d.Inlines) -> d.Link:
        """A link to the document of one symbol."""
        url = house().address(symbol, self.lang, self.day)
        return d.Link(s.TargetKind.SYMBOL, "", url, cited_work(symbol) or url, "", content)

    def text(self, item: s.Text) -> d.Inlines:
        """Words whose numbers do not part, and keep their order."""
        words = joined(item.text)
        return tuple(isolated(words, item.place)) if self.direction == "rtl" else (d.Text(words, item.place),)

    def one(self, item: s.Marked | s.DateRun | s.Reference | s.Footnote | s.NoteAgain | s.Break) -> d.Inline:
        """The resolved form of one item that is no text."""
        match item:
            case s.Marked():
                written = s.plain(item.content)
                tlc = self.register.marked(item, written) if written.strip() else ""
                with self.inside("", "ltr" if item.lang or item.direction else ""):  # one piece of text on a page
                    content = self(item.content)
                tlc = tlc or self.register.marked(item, d.words(content))  # a reference without words has some now
                italic, bold = acts_in(item.lang or self.language) if item.mark is s.Mark.ACT else (False, False)
                italic = italic or item.mark in _ITALIC
                return d.Marked(item.mark, content, tlc, item.lang, item.direction, italic, bold)
            case s.DateRun():
                return d.DateRun(item.when, item.until, self(item.content))
            case s.Reference():
                return self.link(item)
            case s.Footnote():
                return self.call(self.note(item), item.place)
            case s.NoteAgain():
                return self.call(self.note(self.notes.given[item.of]), item.place)
            case s.Break():
                return d.Break()

    def link(self, item: s.Reference) -> d.Link:
        """A live reference; one that leads nowhere has been refused by the checks before."""
        content, target = self(item.content), self.targets.get(item.target, UNKNOWN)
        is_place = item.kind is s.TargetKind.PLACE
        printed = content or (d.Text(target.label if is_place else item.target, item.place),)
        match item.kind:
            case s.TargetKind.PLACE:
                label = "" if content else target.label
                return d.Link(item.kind, target.id, "", f"#{target.id}", label, printed)
            case s.TargetKind.SYMBOL:
                return self.document(item.target, printed)
            case s.TargetKind.WEB:
                address = uri(item.target)
                return d.Link(item.kind, "", address, address, "", printed)

    def note(self, item: s.Footnote) -> d.Note:
        """The resolved note, made once."""
        slot = self.notes.slots[id(item)]
        if slot.id not in self.made:
            paragraphs = tuple(self(paragraph) for paragraph in item.paragraphs)
            self.made[slot.id] = d.Note(slot.id, slot.mark, slot.number, bool(item.mark), slot.in_table, paragraphs)
        return self.made[slot.id]

    def call(self, note: d.Note, place: Place) -> d.NoteCall:
        """A mark of the note; the first one carries it."""
        count = self.called.get(note.id, 0) + 1
        self.called[note.id] = count
        return d.NoteCall(f"{note.id}__call_{count}", note, count == 1, place)
