"""Ids and what refers to them: where one stands, where it is used, and how it is renamed everywhere at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pipeline.editing.markup import Markup, Node, Span, Value
from pipeline.source.shared.annexes import FORM, OF
from pipeline.source.shared.files import ATTACHED, Files, UnsharedError

TARGETS = frozenset({("ref", "to"), ("note-again", "of")})  # attributes that name the id of another element
_ID = re.compile(r"[^\W\d][\w.-]*")


def targets(markup: Markup) -> dict[str, Node]:
    """The elements that have an id, by it; of several with the same, the first."""
    found: dict[str, Node] = {}
    for node in markup.nodes():
        if id_ := node.value("id"):
            found.setdefault(id_, node)
    return found


def id_at(markup: Markup, offset: int) -> tuple[str, Span] | None:
    """The id at the cursor, given or referred to, and where it stands; none where there is none."""
    for node, value in _values(markup):
        if value.span.holds(offset) or (value.name.holds(offset) and node.tag.holds(offset)):
            return value.text, value.span
    return None


def definition(markup: Markup, id_: str) -> Span | None:
    """Where the element with that id begins: its name in its first tag."""
    node = targets(markup).get(id_)
    return node.title if node else None


def elsewhere(path: Path, markup: Markup, offset: int) -> Iterator[tuple[Path, str]]:
    """The files and ids to which the cursor may lead: the annex that ``of`` names; an id that this text does not have.

    ``path`` is that of the text. Files that the check refuses are left out.
    """
    files, at = Files(str(path)), id_at(markup, offset)
    for node, value in _shared(markup):
        if not FORM.fullmatch(value.text):
            continue
        file, _, annex = value.text.partition("#")
        on_it = value.span.holds(offset) or (value.name.holds(offset) and node.tag.holds(offset))
        id_ = annex if on_it else at[0] if at else ""
        if id_:
            with suppress(UnsharedError):
                files.file(file)
                yield path.parent / file, id_


def uses(markup: Markup, id_: str, *, itself: bool = True) -> tuple[Span, ...]:
    """Where an id stands: in every reference, and in the element that has it unless ``itself`` is false."""
    return tuple(
        value.span
        for node, value in _values(markup)
        if value.text == id_ and (itself or (node.name, _named(node, value)) in TARGETS)
    )


def renamed(markup: Markup, id_: str, new: str) -> tuple[Span, ...]:
    """The places where ``new`` must stand for ``id_``. Raises ``ValueError`` where it is no id, or is taken."""
    if not _ID.fullmatch(new):
        raise ValueError(f"“{new}” is no id: begin with a letter; use letters, digits, points and hyphens")
    if new != id_ and new in targets(markup):
        raise ValueError(f"another element has the id “{new}”")
    return uses(markup, id_)


def _values(markup: Markup) -> Iterator[tuple[Node, Value]]:
    for node in markup.nodes():
        for name, value in node.attributes.items():
            if value.text and (name == "id" or (node.name, name) in TARGETS):
                yield node, value


def _shared(markup: Markup) -> Iterator[tuple[Node, Value]]:
    for node in markup.nodes():
        if node.name in ATTACHED and OF in node.attributes:
            yield node, node.attributes[OF]


def _named(node: Node, value: Value) -> str:
    return next(name for name, each in node.attributes.items() if each is value)
