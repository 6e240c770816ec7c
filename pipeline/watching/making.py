"""What a worker makes of a source, step by step: findings and the text, then the pages, then the files.

A worker keeps what one step made for the next: nothing is resolved or laid out twice. When a newer save overtakes the
pages, the worker hears a signal and stops at the next page; it stays, with all that it has loaded.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from pipeline.errors import Fault, MastheadError
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.watching.findings import Finding, Places, finding

OVERTAKEN = signal.SIGUSR1
_PAGES = ("layout", "akn", "pages", "pdf")
_FILES = ("docx", "txt", "validate", "verify", "whole")


class Made(Struct, frozen=True):
    """What became of a step: findings, outputs by name, how many pages.

    ``failed`` says that nothing was made, ``overtaken`` that a newer save is waiting.
    """

    findings: tuple[Finding, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    pages: int = 0
    failed: bool = False
    overtaken: bool = False


class _OvertakenError(Exception):
    """A newer save is waiting."""


_kept: dict[str, Any] = {}  # the work that this worker is at, and whether a newer save is waiting
_MANY = 50_000  # objects, those of two layouts that were overtaken, before what nobody needs is looked for


def begin() -> int:
    """Listen for newer saves. The number of the process that does.

    What nobody needs any more is looked for when a save is done, and not while somebody waits for it.
    """
    from pipeline.pages import leftovers

    leftovers.put_off()
    signal.signal(OVERTAKEN, lambda *_: _kept.update(overtaken=True))
    return os.getpid()


def text(path: Path, data: bytes) -> Made:
    """The findings of a text, and its HTML page."""
    from pipeline.pages import SameProcess, leftovers
    from pipeline.project import project_of
    from pipeline.stages import RESOLVING, Work, rendering, run

    _kept.clear()
    leftovers.collect(_MANY)

    def made() -> Made:
        project = project_of(path)
        options = Options(formats=tuple(Format), levels=project.levels, layout=project.layout, published=())
        work = run(Work(path, path.stem, options, data, maker=SameProcess()), RESOLVING)
        work = rendering(Format.HTML)(work)
        _kept.update(work=work)
        return Made(_findings(work.warnings), {Format.HTML.value: work.outputs[Format.HTML]})

    return _defended(path, made)


def pages(path: Path) -> Made:
    """The pages of the text that was made last: a PDF that has not been read back yet."""
    from pipeline.weasy import each_page

    def made() -> Made:
        with each_page(lambda _: _go_on()):
            work = _run(_PAGES)
        return Made((), {Format.PDF.value: work.outputs[Format.PDF]}, work.maker.laid_out().pages)

    return _defended(path, made)


def files(path: Path) -> Made:
    """All outputs of that text, read back and compared; those that differ are left out, and told."""
    from pipeline.pages import leftovers
    from pipeline.work import DifferenceError

    def made() -> Made:
        try:
            return _whole(_run(_FILES), ())
        except DifferenceError as error:
            return _whole(error.work, error.faults)

    try:
        return _defended(path, made)
    finally:
        _kept.clear()
        leftovers.collect(0)


def _run(names: tuple[str, ...]) -> Any:
    from pipeline.stages import PIPELINE

    stages = dict(PIPELINE)
    for name in names:
        _go_on()
        _kept["work"] = stages[name](_kept["work"])
    return _kept["work"]


def _go_on() -> None:
    if _kept.pop("overtaken", False):
        raise _OvertakenError


def _whole(work: Any, faults: tuple[Fault, ...]) -> Made:
    sound = {format_.value: data for format_, data in work.outputs.items() if format_ not in work.withheld}
    return Made(_findings(faults), sound)


def _defended(path: Path, make: Any) -> Made:
    """What was made; of what was refused, the findings. An error of the machine is not caught."""
    from pipeline.defence import unforeseen

    try:
        made: Made = make()
    except _OvertakenError:
        return Made(overtaken=True)
    except MastheadError as error:
        return _refused(error)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - the last line of defence: the bench goes on
        return _refused(unforeseen(error, str(path)))
    return made


def _refused(error: MastheadError) -> Made:
    return Made(_findings(error.faults), failed=True)


def _findings(faults: tuple[Fault, ...]) -> tuple[Finding, ...]:
    work = _kept.get("work")
    places = Places(work.document, str(work.path), work.parsed.own or work.data) if faults and work else None
    return tuple(finding(fault, places) for fault in faults)
