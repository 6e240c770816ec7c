"""Which references by symbol lead to a document of a folder, and which nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from pipeline.errors import MastheadError, Place, call_error
from pipeline.options import Options
from pipeline.reading import read_file


class Cited(Struct, frozen=True):
    """A reference: its place, the symbol that it cites, the IRI of that symbol, the file that has it (``''``: none)."""

    place: Place
    symbol: str
    iri: str
    leads_to: str


def references(sources: Iterable[Path], folder: Path) -> tuple[Cited, ...]:
    """Where the references by symbol of the sources lead among the sources and Akoma Ntoso files of ``folder``.

    Raises ``MastheadError`` MH117 (exit 2) where there is no such folder, and where a source does not check.
    """
    if not folder.is_dir():
        raise call_error(
            "MH117", "there is no such folder", "a folder of documents", "correct --resolve", Place(str(folder))
        )
    work_of = _works(folder)
    return tuple(cited for path in sources for cited in _cited(path, work_of))


def _works(folder: Path) -> dict[str, str]:
    """The IRI of every Work in the folder, and what else it is known by, with the first file that has it.

    A file that is no document, or none that can be read, is left out.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.xml")):
        try:
            iris = _of_akn(path) if path.name.endswith(".akn.xml") else _of_source(path)
        except MastheadError:
            continue
        for iri in iris:
            found.setdefault(iri, str(path))
    return found


def _of_source(path: Path) -> tuple[str, ...]:
    from pipeline.akn.metadata.facts import letter_facts
    from pipeline.stages import RESOLVING, Work
    from pipeline.stages import run as run_stages
    from pipeline.work import document_of

    facts = letter_facts(document_of(run_stages(Work(path, path.stem, Options()), RESOLVING)))
    return (facts.iris.work, *(alias.value for alias in facts.aliases))


def _of_akn(path: Path) -> tuple[str, ...]:
    from pipeline.akn.file import AknFile

    documents = [part for part in AknFile.read(read_file(path), str(path)).documents if not part.attached]
    return tuple(
        value for part in documents for name in ("FRBRuri", "FRBRalias") for value in part.values("FRBRWork", name)
    )


def _cited(path: Path, work_of: Mapping[str, str]) -> Iterator[Cited]:
    """The references by symbol of a source, in order, one for each document that they name."""
    from pipeline.akn.cited import cited_work
    from pipeline.resolve.inline.symbols import cited as cited_in
    from pipeline.source.model.inline import Reference, TargetKind
    from pipeline.source.model.walk import every
    from pipeline.stages import CHECKING, Work
    from pipeline.stages import run as run_stages
    from pipeline.work import source_of

    source = source_of(run_stages(Work(path, path.stem, Options()), CHECKING))
    for reference in every(source, Reference):
        if reference.kind is TargetKind.SYMBOL:
            for symbol in filter(None, (piece.symbol for piece in cited_in(reference.target))):
                iri = cited_work(symbol)
                yield Cited(reference.place, symbol, iri, work_of.get(iri, ""))
