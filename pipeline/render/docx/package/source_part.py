"""The parts in which a DOCX carries its source: a custom XML part, and its properties."""

from __future__ import annotations

from pipeline.render.docx.package import parts as a
from pipeline.render.docx.package.archive import Link, Part
from pipeline.render.docx.package.carried import NAMESPACE, STORE, Carried, packed

CARRIED = "/customXml/item2.xml"
_PROPERTIES = "/customXml/itemProps2.xml"


def source_parts(carried: Carried) -> tuple[Part, ...]:
    """The part with the source, and the part that names it."""
    content = a.printed(a.CARRIED, namespace=NAMESPACE, carried=carried, words=packed(carried))
    properties = a.printed(a.RECORD_PROPERTIES, namespace=NAMESPACE, store=STORE)
    return (
        Part(CARRIED, a.CARRIED.content_type, content, (Link("rId1", a.RECORD_PROPERTIES.relation, _PROPERTIES),)),
        Part(_PROPERTIES, a.RECORD_PROPERTIES.content_type, properties),
    )
