"""Deposits: a document in a bag with all its outputs and its record, and the proof that one is intact."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.files.naming import source_stem
from pipeline.library.files.several import Attempt, attempts
from pipeline.options import FOLDER
from pipeline.project import project_of

if TYPE_CHECKING:
    from pipeline.archive import Deposit, Verdict

# What may be told of a deposit: its names in ``told``, and what each is.
TOLD: Mapping[str, str] = {
    "date": "the day of the deposit (SOURCE_DATE_EPOCH, or today)",
    "depositor": "who deposits it",
    "contact": "whom an archive may ask",
    "email": "that person's address",
    "identifier": "the depositor's own identifier",
    "access": "who may read it, and from when on",
    "retention": "how long it is to be kept",
}


def deposit(
    sources: Sequence[Path],
    out: Path | None = None,
    *,
    told: Mapping[str, str] = {},
    carried: Iterable[tuple[Path, str]] = (),
    by_symbol: bool = False,
    force: bool = False,
    packed: bool = False,
    by_verapdf: bool = False,
) -> Deposit:
    """Build every output of the sources and deposit all in a bag in the folder ``out`` (that of the project).

    The first is the document, the others its language versions, corrigenda and addenda. ``told`` is what ``TOLD``
    names; what it lacks is that of the project. ``carried`` are files as they were received, each with its role.
    ``by_symbol`` names files after the symbol, ``packed`` makes one file, ``by_verapdf`` keeps veraPDF's report, and
    ``force`` sets an earlier bag aside. Raises ``MastheadError``.
    """
    from pipeline.archive import Given, make_bag, received

    for source in sources:
        source_stem(source)
    project = project_of(sources[0])
    given = Given(**{name: told.get(name) or project.archive.get(name, "") for name in TOLD}, layout=project.layout)
    files = list(carried)
    return make_bag(
        sources,
        out or project.out or FOLDER,
        by_symbol=by_symbol,
        force=force,
        given=given,
        carried=received([path for path, _ in files], [role for _, role in files]),
        packed=packed,
        by_verapdf=by_verapdf,
    )


def prove(bag: Path, *, receipt: str = "") -> Verdict:
    """What can be said of a bag that is intact; ``receipt`` is the one that was given when it was made.

    Raises ``MastheadError``, exit 1 where it is not intact, 3 where the machine cannot read it.
    """
    from pipeline.archive import verify_bag

    return verify_bag(bag, receipt=receipt)


def prove_files(bags: Iterable[Path], receipts: Iterable[str] = ()) -> Generator[Attempt[Verdict], None, None]:
    """The verdict on each bag, in their order; one that is not intact stops no other."""
    named = list(bags)
    yield from attempts(_proven, list(zip(named, list(receipts) or [""] * len(named), strict=True)))


def _proven(bag: Path, receipt: str) -> Verdict:
    return prove(bag, receipt=receipt)
