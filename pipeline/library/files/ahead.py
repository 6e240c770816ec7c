"""Makes the documents of a build ahead of their turn, several at once; the build writes them in order."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from pipeline.errors import MastheadError
from pipeline.library.files.several import attempts
from pipeline.options import Limits, Options
from pipeline.work import DifferenceError, Work


class Ahead:
    """Documents that are being made: each with the name of its outputs, its bytes and its options."""

    def __init__(self, stale: Mapping[Path, tuple[str, bytes, Options]], jobs: int, limits: Limits) -> None:
        self._stale = dict(stale)
        self._made = attempts(_made, [(path, *given) for path, given in stale.items()], jobs, limits)

    def work(self, path: Path) -> Work | None:
        """What was made of a document, asked for in their order; nothing where it is not among them.

        Raises ``MastheadError`` where it was refused.
        """
        if self._stale.pop(path, None) is None:
            return None
        made = next(self._made)
        if made.value is None:
            raise MastheadError(made.faults, made.code)
        return made.value

    def close(self) -> None:
        """End the workers, whatever they are at."""
        self._made.close()


def _made(path: Path, stem: str, data: bytes, options: Options) -> Work:
    """The work with its outputs, without what stays in the process that made it; what differs is in it, too."""
    from pipeline.pages import SameProcess
    from pipeline.stages import PIPELINE, run

    maker = SameProcess()
    try:
        work = run(Work(path, stem, options, data, maker=maker), PIPELINE)
    except DifferenceError as error:
        work = error.work
    finally:
        maker.close()
    pictures = dict(work.pictures or {})
    return replace(work, parsed=None, source=None, maker=None, outputs=dict(work.outputs), pictures=pictures)
