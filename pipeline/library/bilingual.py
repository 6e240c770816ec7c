"""Two language versions side by side, for revisers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.errors import MastheadError, call_error
from pipeline.library.document import Document, resolved
from pipeline.library.files.settings import formats_of
from pipeline.outputs import Format

if TYPE_CHECKING:
    from pipeline.document.model import Document as Resolved

BILINGUAL = (Format.HTML, Format.PDF)


def bilingual(one: Document, other: Document, formats: Iterable[Format | str] = BILINGUAL) -> Mapping[Format, bytes]:
    """The two side by side as bytes: HTML, PDF, or both. No deposit takes them.

    Raises ``KeyError`` for an output that does not exist, ``MastheadError``: MH154 (exit 2) for another one and for
    versions in one language; as ``Document.build`` does.
    """
    from pipeline.render.bilingual import bilingual_html, bilingual_pdf

    makers: dict[Format, Callable[[Resolved, Resolved], bytes]] = {
        Format.HTML: lambda first, second: bilingual_html(first, second).encode(),
        Format.PDF: bilingual_pdf,
    }
    asked = formats_of(formats)
    if not set(asked) <= set(makers):
        raise _refused("the aid has no such output", "--to html, pdf or both")
    first, second = resolved(one), resolved(other)
    if first.language == second.language:
        raise _refused(f"both are in {first.language.name}", "versions in two languages")
    return MappingProxyType({format_: makers[format_](first, second) for format_ in asked})


def _refused(wrong: str, expected: str) -> MastheadError:
    return call_error("MH154", wrong, expected, "masthead build --bilingual A.en.xml A.es.xml --to html,pdf")
