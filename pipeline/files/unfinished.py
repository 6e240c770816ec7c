"""What is not finished yet: where it stands meanwhile, and how it goes when whoever made it was killed.

Whoever makes something holds a lock on it; that of a process which has died is gone.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_KEPT = "old"  # an earlier deposit, which version 0.1.0 moved here: never swept away
_WORKSHOP = re.compile(r"\.bag-[a-z0-9_]{8}")
_PART = re.compile(r"\..{1,250}\.(pdf|docx|xml|html|txt|json|css|js|pagefind|pf_[a-z]{1,20})\.\d+\.part")


def sweep(folder: Path) -> None:
    """Remove the parts of outputs and deposits that a command left in ``folder`` when it was killed."""
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            file = entry.is_file(follow_symlinks=False) and _PART.fullmatch(entry.name)
            if file or (entry.is_dir(follow_symlinks=False) and _WORKSHOP.fullmatch(entry.name)):
                _sweep(Path(entry.path))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else who asks for it works in ``folder`` meanwhile; the next one waits. Raises ``OSError``."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A folder of its own in ``folder``, in which something is made; it is gone afterwards. Raises ``OSError``."""
    import shutil  # noqa: PLC0415 - a build has no need of either
    import tempfile  # noqa: PLC0415

    while True:
        made = Path(tempfile.mkdtemp(dir=folder, prefix=".bag-"))
        with suppress(FileNotFoundError):
            descriptor = os.open(made, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            with suppress(OSError):  # a file system without locks
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            if made.exists():  # nobody has swept it away meanwhile
                break
            os.close(descriptor)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        os.close(descriptor)


def _sweep(part: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not part.is_dir():
                part.unlink()
            elif not (part / _KEPT).exists():
                _remove_folder(part)
        finally:
            os.close(descriptor)


def _remove_folder(path: Path) -> None:
    import shutil  # noqa: PLC0415 - rarely needed

    shutil.rmtree(path, ignore_errors=True)
