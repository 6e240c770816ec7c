"""The IRIs of a place in the two forms that name it: a fragment of the document, a portion of its component."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.akn.metadata.facts import ComponentFacts
from pipeline.akn.names import STEP


class PlaceIris:
    """The IRIs of the places of one document, whose components ``facts`` are."""

    def __init__(self, facts: ComponentFacts) -> None:
        self._facts = facts

    def fragment(self, eid: str) -> str:
        """``…/eng@/!main#att_1__para_6``."""
        return self._facts.iris.fragment(eid)

    def portion(self, eid: str) -> str:
        """``…/eng@/!annex_1~att_1__para_6``; ``…/eng@/!annex_1`` for the annex itself."""
        found = self._facts
        while inner := [part for part in found.parts if f"{eid}{STEP}".startswith(f"{part.eid}{STEP}")]:
            found = inner[0]
        return found.iris.portion("" if eid == found.eid else eid)

    def named(self, place: str) -> str:
        """The eId that an IRI of either form names, with or without a host, of the Expression or of the Work.

        What is no IRI of a place of this document comes back as it stands.
        """
        bare = place[place.find("/akn/") :] if "/akn/" in place else place
        for part in _every(self._facts):
            if bare in (part.iris.expression_this, part.iris.work_this):
                return part.eid
        whole, mark, fragment = bare.partition("#")
        whole, _, portion = whole.partition("~")
        own = (self._facts.iris.expression, self._facts.iris.work)
        return (fragment if mark else portion) if whole.partition("/!")[0].rstrip("/") in own else place


def _every(facts: ComponentFacts) -> Iterator[ComponentFacts]:
    yield facts
    for part in facts.parts:
        yield from _every(part)
