"""Prints a Resolved document as Akoma Ntoso for the United Nations (AKN4UN)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from pipeline.akn.data import kinds
from pipeline.akn.metadata.record import Record, record
from pipeline.akn.metadata.register import house_ids
from pipeline.akn.names import AKN, AKN4UN
from pipeline.akn.schema import preload
from pipeline.document.model import Document
from pipeline.render.akn.finish import finish
from pipeline.render.akn.printing import akn_environment
from pipeline.render.request import Request


class Shape(Enum):
    """The forms that the guidelines know. The value is the template's name and the option's."""

    FLAT = "flat"
    WRAPPER = "wrapper"


def rendered(request: Request) -> bytes:
    """The file as an output of the table of outputs; the schema is read meanwhile, where it will be validated."""
    if request.options.validate:
        preload()
    options = request.options
    return render_akn(request.document, shape=Shape(options.shape), renumbered=options.renumbered).encode()


def render_akn(document: Document, *, shape: Shape = Shape.FLAT, renumbered: Iterable[tuple[str, str]] = ()) -> str:
    """The document as AKN4UN: flat, as the United Nations publish, or with the publication around the letter.

    ``renumbered`` are pairs of eIds, now and in an earlier version, for ``wId``.

    The text depends on ``document`` alone (design, section 5): no path, no date of the build, no hash.
    """
    facts = record(document)
    template = akn_environment().get_template(f"akn/{shape.value}.xml.j2")
    markup = template.render(
        document=document,
        meta=facts,
        entities=_entities(facts),
        namespaces={"akn": AKN, "akn4un": AKN4UN},
    )
    return finish(markup, house_ids(document), renumbered, document.wids)


def _entities(facts: Record) -> dict[str, str]:
    """The inline element that points to each entry of the register: ``person`` for a ``TLCPerson``."""
    return {tlc.eid: kinds()["register"].get(tlc.element, "concept") for tlc in facts.register}
