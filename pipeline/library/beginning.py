"""How a source begins: a skeleton, or what somebody else has written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.project import project_of
from pipeline.xmlio.parse import read_bytes

if TYPE_CHECKING:
    from pipeline.intake import Taken


def new(kind: str, lang: str = "en", *, organs: Iterable[str] = (), symbol: str = "", state: str = "") -> str:
    """A source to begin with: a ``letter``, ``report`` …, with comments in that language.

    Without organ and symbol it has the organ of the project file. Raises ``MastheadError`` where they contradict.
    """
    from pipeline.skeletons import Asked, skeleton

    return skeleton(kind, lang, Asked(tuple(organs), symbol, state, project_of(Path()).organ))


def take_in(
    source: Path | str | bytes,
    *,
    path: Path | str = "",
    changes: str = "",
    name: str = "",
    sisters: Iterable[Path | str] = (),
) -> Taken:
    """A source made of Akoma Ntoso, a DOCX, ODT, HTML, DOC, RTF or text, each word proven to be in it.

    The Akoma Ntoso is this product's own, or a resolution as the United Nations publish it.

    ``changes`` says what becomes of tracked changes (``accept``, ``refuse``, ``keep``); ``name`` is what its pictures
    are called after; ``sisters`` are published files of the same resolution in other languages, with which it is
    compared. Raises ``MastheadError`` where the file is none of these.
    """
    from pipeline.intake import Kind, Taken, kind_of
    from pipeline.intake import take_in as take_in_other
    from pipeline.published import import_any

    file = Path(path) if isinstance(source, bytes) else Path(source)
    data = source if isinstance(source, bytes) else read_bytes(file)
    if kind_of(data) is Kind.AKN:
        made = import_any(data, str(file), [(read_bytes(Path(each)), str(each)) for each in sisters])
        return Taken(made.text, {}, made.faults, 0)
    return take_in_other(data, str(file), changes, name or file.stem)
