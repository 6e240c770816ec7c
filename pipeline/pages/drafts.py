"""Drafts of one document: what a page says may depend on what stands on it, which only the layout knows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.weasy import Laid, lay_out


@dataclass(frozen=True, slots=True)
class Draft:
    """HTML and the stylesheet for it, made on the supposition that the ids ``first`` come on the first page."""

    html: str
    css: str
    first: frozenset[str] = frozenset()

    def holds(self, laid: Laid) -> bool:
        """Whether its pages came out as it supposed."""
        pages = laid.page_of() if self.first else {}
        return all(pages.get(id_) == 1 for id_ in self.first)


def lay_out_drafts(drafts: tuple[Draft, ...], fontconfig: Path) -> Laid:
    """The pages of the first draft that holds, else of the last. Where the first does, nothing is done twice."""
    for draft in drafts[:-1]:
        laid = lay_out(draft.html, draft.css, fontconfig=fontconfig)
        if draft.holds(laid):
            return laid
    return lay_out(drafts[-1].html, drafts[-1].css, fontconfig=fontconfig)
