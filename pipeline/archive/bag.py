"""Makes a deposit: a bag in its place, whole or not at all, and nothing that stands there already is lost."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline.archive.earlier import differences
from pipeline.archive.given import Given, checked, dated, day_of_machine
from pipeline.archive.payload import Contents, build, fill
from pipeline.archive.proof import receipt_of
from pipeline.archive.received import Received
from pipeline.archive.verapdf.package import require_verapdf
from pipeline.archive.zipped import ENDING, opened, pack
from pipeline.errors import MastheadError, Place, call_error, environment_error
from pipeline.files.unfinished import alone, sweep, workshop

_QUOTED = 5  # differences in a message


class Deposit(Struct, frozen=True):
    """What came of it: the path of the bag, whether it was written now, and where an earlier one was set aside."""

    path: Path
    written: bool = True
    aside: Path | None = None

    @property
    def receipt(self) -> str:
        """The SHA-256 of the tag manifest: kept elsewhere, it proves that nothing in the bag was changed."""
        return receipt_of(self.path)


_NOTHING = Given()


def make_bag(
    source: Path | Sequence[Path],
    out: Path,
    *,
    by_symbol: bool = False,
    force: bool = False,
    given: Given = _NOTHING,
    carried: Sequence[Received] = (),
    packed: bool = False,
    by_verapdf: bool = False,
) -> Deposit:
    """Build every output of ``source`` and deposit all in a bag in the folder ``out``.

    Of several sources the first is the document; the others are its language versions, corrigenda, addenda. ``carried``
    are files as they were received. ``packed`` makes one file of the bag, ``NAME.bag.zip``. ``by_verapdf`` has veraPDF
    validate each PDF and keeps what it finds.

    Nothing is ever deleted. A bag of that name with the very same files stays as it is; anything else there is refused,
    or set aside under another name with ``force``. ``by_symbol`` names the files after the symbol, where it is
    assigned. ``given`` is what the deposit says beside its document; a second run takes the day of the bag there.

    Raises ``MastheadError`` as a build does, MH111 (exit 2) where what is given cannot be used, MH693 (exit 2) where
    something else stands in the bag's place, MH683 (exit 3) where the folder cannot be written, MH686 (exit 3) where
    veraPDF is asked for and not installed, and MH687 (exit 3) where it finds a fault.
    """
    if by_verapdf:
        require_verapdf()
    stated, today = checked(given), day_of_machine()
    sources = [source] if isinstance(source, Path) else list(source)
    built = [build(each, by_symbol=by_symbol, layout=stated.layout) for each in sources]
    renamed = any(path.name != f"{each.stem}.xml" for path, each in zip(sources, built, strict=True))
    stated = replace(stated, original="/".join(path.name for path in sources) if renamed else "")
    try:
        out.mkdir(parents=True, exist_ok=True)
        sweep(out)
        target = out / f"{built[0].stem}.bag{ENDING if packed else ''}"
        return _write(target, Contents(built, carried, by_verapdf), stated, today, force=force)
    except OSError as error:
        raise environment_error(
            "MH683",
            f"the deposit cannot be written ({error.strerror or error})",
            "a folder with room, in which files may be made",
            "choose another one with --out, or make room",
            Place(str(out)),
        ) from None


def _write(target: Path, contents: Contents, given: Given, today: str, *, force: bool) -> Deposit:
    with alone(target.parent), workshop(target.parent) as temporary, _earlier(target) as there:
        folder = made = temporary / "bag"
        fill(folder, contents, dated(given, there, today))
        found = tuple(f"{name} {wrong}" for name, wrong in differences(folder, there)) if _is(target) else ()
        if _is(target) and not found:
            return Deposit(target, written=False)
        if found and not force:
            raise _occupied(target, found)
        if target.suffix == ENDING:
            made = temporary / target.name
            pack(folder, made, target.stem)
        aside = _free(target) if found else None
        if aside is not None:
            target.rename(aside)
        made.rename(target)
    return Deposit(target, aside=aside)


def _is(path: Path) -> bool:
    return os.path.lexists(path)


@contextmanager
def _earlier(target: Path) -> Iterator[Path]:
    """The folder of the bag that is there; what is no bag as it stands."""
    with ExitStack() as stack:
        try:
            there = stack.enter_context(opened(target)) if target.suffix == ENDING else target
        except MastheadError:
            there = target
        yield there


def _occupied(target: Path, found: tuple[str, ...]) -> MastheadError:
    named = "; ".join(found[:_QUOTED]) + ("; …" if len(found) > _QUOTED else "")
    return call_error(
        "MH693",
        f"something else stands in the place of the bag ({len(found)} differences: {named})",
        "nothing there, or the very same bag",
        "move it, choose another folder with --out, or set it aside under another name with --force",
        Place(str(target)),
    )


def _free(target: Path) -> Path:
    """The name under which what stands in the place of a bag is set aside: the first of its kind that is free."""
    numbers = (target.with_name(f"{target.name}.{number}") for number in count(1))
    return next(path for path in numbers if not os.path.lexists(path))
