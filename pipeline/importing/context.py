"""What every part of the reader needs: the file, the words of its language, its register, and names for its targets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from lxml import etree

from pipeline.akn.data import kinds, vocabulary
from pipeline.akn.file import AknFile
from pipeline.akn.metadata.facts import FOREIGN
from pipeline.akn.metadata.keys import key_of
from pipeline.akn.names import last_step, own
from pipeline.resolve.inline.register import Register
from pipeline.source.model.inline import Mark
from pipeline.source.model.record import Alias, AliasOf
from pipeline.words import Words, inside, words

_LONGEST = 64


class Context:
    """The file that is read back, in one language."""

    def __init__(self, file: AknFile, lang: str) -> None:
        self.file = file
        self.lang = lang
        self.own: Words = words(lang)
        self.script = self.own.script

    @contextmanager
    def inside(self, lang: str) -> Iterator[None]:
        """What is read inside has the words of that language, if the house has some."""
        around = self.own
        self.own = inside(around, lang)
        self.script = self.own.script
        yield
        self.own, self.script = around, around.script

    @cached_property
    def targets(self) -> dict[str, str]:
        """The id that the source gives to each eId that something refers to."""
        found: dict[str, str] = {}
        for element in self.file.named("ref", "noteRef"):
            href = element.get("href", "")
            if href.startswith("#"):
                found.setdefault(href[1:], _target(href[1:], len(found) + 1))
        return found

    @cached_property
    def aliases(self) -> tuple[Alias, ...]:
        """The IRIs of another publisher from whose file the document was made."""
        levels = {"FRBRWork": AliasOf.WORK, "FRBRExpression": AliasOf.EXPRESSION}
        found = {
            (levels[level.localname], alias.get("value", ""))
            for alias in self.file.named("FRBRalias")
            if alias.get("name") == FOREIGN and (level := etree.QName(_around(alias))).localname in levels
        }
        return tuple(
            Alias(of, iri) for of, iri in sorted(found, key=lambda each: (each[0] is not AliasOf.WORK, each[1]))
        )

    def wid(self, element: etree._Element | None) -> str:
        """The eId that an element has in the file of another publisher; ``''`` where the document is none of theirs."""
        return element.get("wId", "") if element is not None and self.aliases else ""

    def identifier(self, eid: str, *, numbered: bool = False) -> str:
        """The ``id`` of the source for an element: its pinned name, or a name because something refers to it."""
        name = pinned(eid)
        return name if name and not numbered else self.targets.get(eid, "")

    def kind(self, eid: str) -> str:
        """The source's kind of the register entry with that eId."""
        entry = self.file.register.get(eid)
        if entry is None:
            return "concept"
        return entry.get(own("kind")) or kinds()["register"].get(etree.QName(entry).localname, "concept")

    def key(self, element: etree._Element, kind: str, label: str) -> str:
        """The key that a ``refersTo`` names; ``''`` where the resolver makes the same from the words."""
        key = key_of((element.get("refersTo") or "").removeprefix("#"))
        return "" if key == Register().name(kind, "", label) else key


def _around(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent


def pinned(eid: str) -> str:
    """The name in the last step of the eId of an unnumbered element; ``''`` where it is only counted."""
    token = last_step(eid).partition("_")[2]
    counted = token.removeprefix("nn_")
    return "" if not token or counted.isdigit() else token


def _target(eid: str, count: int) -> str:
    """A name for a target: its own where it has one, else its eId with hyphens."""
    name = pinned(eid) or eid.replace("__", "-").replace("_", "-")
    return name if len(name) <= _LONGEST and name[0].isalpha() else f"place-{count}"


MARKS = {kind: Mark(kind) for kind in vocabulary()["marks"]}
