r"""What a reference can lead to, and which Word fields print what is said of it.

An offer is a text and the field that prints it, now and after an update (ECMA-376 Part 1, 17.16.5.51):

- the number of a counted paragraph is ``REF … \n``, which leaves out full stops at its end;
- where a form puts words around it (``Article 2``), ``\t`` takes them away, and ``2`` remains. LibreOffice does not
  know ``\t``, so the field stands inside a ``QUOTE``, of which it shows the stored result;
- where a form puts other signs around it (``8.-``, ``(a)``), no switch takes them away: what a reference says of it is
  a value of its own (``SET``), and the reference is a REF to that;
- words and typed numbers are REF to a bookmark around just them; ``annex`` is that in small letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.document.blocks import Block, Figure, Group, Number, Para, Style, Table
from pipeline.document.inline import calls, words
from pipeline.document.model import Component, Document
from pipeline.document.names import bookmark
from pipeline.render.docx.counting import Format, format_of
from pipeline.render.docx.labels import (
    Label,
    bare,
    cited,
    label_id,
    label_of_attachment,
    label_of_float,
    number_id,
    place_of_label,
)
from pipeline.render.docx.lists import WordLists
from pipeline.render.docx.numbered import entries

_UNCOUNTED = frozenset({Style.BULLET, Style.DASH, Style.NONE})
_UNSAFE = frozenset('"\\{}')  # signs that mean something in an instruction


@dataclass(frozen=True, slots=True)
class Offer:
    """A text that a field prints.

    ``instruction`` is the field's; a field nested in it has the instruction ``inner``, and ``after`` is what follows
    that. One that does not lead to its place by itself stands in a link (``linked``). ``value`` is the id of the value
    that it prints, where that has to be set. ``number`` tells a number from words.
    """

    text: str
    instruction: str
    inner: str = ""
    after: str = ""
    linked: bool = False
    value: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What can be said of a place, and the id of the numbered one in which it stands (``''`` for none)."""

    offers: tuple[Offer, ...]
    parent: str = ""


_NOTHING = Target(())


class Targets:
    """The targets of a document by id."""

    def __init__(self, document: Document, lists: WordLists) -> None:
        self._lists = lists
        self._language = document.language.code
        self._all: dict[str, Target] = {}
        for entry in entries(document):
            self._add(entry.id, self._counted(entry.id, entry.id, entry.number), entry.parent)
        self._component(document.letter)

    def of(self, id_: str) -> Target:
        """What can be said of the place ``id_``."""
        return self._all.get(id_, _NOTHING)

    def _add(self, id_: str, offers: Iterable[Offer], parent: str = "") -> None:
        known = self.of(id_)
        made = tuple(offer for offer in offers if offer.text)
        if id_:
            self._all[id_] = Target((*known.offers, *made), known.parent or parent)

    def _counted(self, id_: str, numbered: str, number: Number) -> Iterator[Offer]:
        """The number of a paragraph that Word counts; ``numbered`` is the id that has its place in the lists."""
        if number.scheme.style in _UNCOUNTED:
            return
        own = number.text.rstrip(".")
        yield Offer(own, f"REF {bookmark(id_)} \\n \\h", number=True)
        place = self._lists.places.get(numbered)
        worded = not any(sign for sign in number.scheme.before + number.scheme.after.rstrip(".") if not _word(sign))
        for said in sorted({bare(number), cited(number)} - {own}):
            if place and place.live and worded and said == bare(number) and format_of(number) is Format.DECIMAL:
                yield Offer(said, 'QUOTE "', f"REF {bookmark(id_)} \\n \\t", '"', linked=True, number=True)
            else:
                yield from self._set(id_, said)

    def _set(self, id_: str, said: str, *, number: bool = True) -> Iterator[Offer]:
        if not _UNSAFE.intersection(said):
            value = f"{id_}__as_{said}"
            yield Offer(said, f"REF {bookmark(value)}", linked=True, value=value, number=number)

    def _component(self, part: Component) -> None:
        if part.id and part.label:
            printed = place_of_label(part) is not None
            self._add(part.id, self._attachment(part) if printed else self._unprinted(part))
        for content in (part.opening, part.blocks, part.closing.before, part.closing.after):
            self._blocks(content, "")
        for attachment in part.attachments:
            self._component(attachment)

    def _attachment(self, part: Component) -> Iterator[Offer]:
        return self._labelled(part.id, label_of_attachment(part, self._language))

    def _unprinted(self, part: Component) -> Iterator[Offer]:
        """The label of an annex whose heading does not have it as it stands, as in Arabic."""
        for said in sorted({part.label, part.label.lower()}):
            yield from self._set(part.id, said, number=False)

    def _labelled(self, id_: str, label: Label) -> Iterator[Offer]:
        yield Offer(label.text, f"REF {bookmark(label_id(id_))} \\h")
        yield Offer(label.number, f"REF {bookmark(number_id(id_))} \\h", number=True)
        if label.text.lower() != label.text and not label.number:
            inner = f"REF {bookmark(label_id(id_))}"
            yield Offer(label.text.lower(), 'QUOTE "', inner, '" \\* Lower', linked=True)

    def _blocks(self, content: Iterable[Block], parent: str) -> None:
        for block in content:
            match block:
                case Para():
                    self._blocks(block.parts, block.id if block.number.text else parent)
                case Group(inline=True):
                    self._in_line(block, parent)
                case Group():
                    self._group(block, parent)
                case Table() | Figure():
                    self._add(block.id, self._labelled(block.id, label_of_float(block)))
                case _:
                    pass

    def _in_line(self, group: Group, parent: str) -> None:
        """Points in running text, whose numbers are typed."""
        for point in group.blocks:
            if isinstance(point, Para) and point.number.scheme.style not in _UNCOUNTED:
                typed = Offer(cited(point.number), f"REF {bookmark(number_id(point.id))} \\h", number=True)
                other = (bare(point.number),) if bare(point.number) != typed.text else ()
                self._add(point.id, (typed, *(each for said in other for each in self._set(point.id, said))), parent)

    def _group(self, group: Group, parent: str) -> None:
        for head in group.heading:
            if head.number.text:
                self._add(group.id, self._counted(group.id, head.id, head.number), parent)
                parent = group.id
            if not calls(head.content):  # a REF would bring the mark of the note along
                self._add(group.id, (Offer(words(head.content), f"REF {bookmark(group.id)} \\h"),))
        self._blocks(group.blocks, parent)


def _word(sign: str) -> bool:
    return sign.isalpha() or sign.isspace()
