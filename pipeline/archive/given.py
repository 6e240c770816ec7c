"""What a deposit says that its document does not: the day, the people, the access. It is kept in ``bag-info.txt``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from stat import S_ISREG
from unicodedata import category

from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import MastheadError, call_error

EPOCH = "SOURCE_DATE_EPOCH"
LABELS = {
    "date": "Bagging-Date",
    "depositor": "Source-Organization",
    "contact": "Contact-Name",
    "email": "Contact-Email",
    "identifier": "Internal-Sender-Identifier",
    "access": "Access-Restriction",
    "retention": "Retention",
    "original": "Original-Name",
    "layout": "Layout",
}
UNFIT = {"Cc", "Cn", "Cs", "Zl", "Zp"}  # what no line of a file, or no XML, holds
_MOST = 1_000_000  # bytes of a bag-info that are read


class Given(Struct, frozen=True):
    """What somebody says of a deposit; ``''`` where nothing is said.

    ``date`` is the day on which it is made, ``identifier`` the depositor's own, ``access`` who may read it,
    ``retention`` how long it is to be kept, ``original`` the name of the source where its files have another,
    ``layout`` that of a project, where its outputs have one that the source does not name.
    """

    date: str = ""
    depositor: str = ""
    contact: str = ""
    email: str = ""
    identifier: str = ""
    access: str = ""
    retention: str = ""
    original: str = ""
    layout: str = ""

    def labelled(self) -> Iterator[tuple[str, str]]:
        """Label and value of each for ``bag-info.txt``."""
        values = ((LABELS[name], getattr(self, name)) for name in self.__struct_fields__)
        yield from ((label, value) for label, value in values if value)


def checked(given: Given) -> Given:
    """What is given, in the form in which it is written. Raises ``MastheadError`` MH111 (exit 2) for what is unfit."""
    for name in given.__struct_fields__:
        value = getattr(given, name)
        if any(category(sign) in UNFIT for sign in value) or (value and not value.strip()):
            raise _unfit(f"--{name} cannot be used ({value!a})", "words in one line", "write it in one line")
    try:
        day = date.fromisoformat(given.date).isoformat() if given.date else ""
    except ValueError:
        raise _unfit(f"“{given.date}” is no day", "a day such as 2026-02-28", "correct --date") from None
    tidy = {name: getattr(given, name).strip() for name in given.__struct_fields__}
    return Given(**{**tidy, "date": day})


def dated(given: Given, bag: Path, today: str) -> Given:
    """With a day: the one given, else that of the bag which is there, else today's."""
    return replace(given, date=given.date or given_of(bag).date or today)


def day_of_machine() -> str:
    """The day of ``SOURCE_DATE_EPOCH``, else today's, in UTC.

    Raises ``MastheadError`` MH111 (exit 2) where ``SOURCE_DATE_EPOCH`` is no number of seconds.
    """
    epoch = os.environ.get(EPOCH, "")
    if not epoch:
        return datetime.now(UTC).date().isoformat()
    try:
        seconds = int(epoch) if epoch.isascii() and epoch.isdigit() else -1
        if seconds < 0:
            raise ValueError
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        wrong, mend = f"{EPOCH} is “{epoch[:40]}”", f"correct {EPOCH}, unset it, or name the day with --date"
        raise _unfit(wrong, "a number of seconds since 1970", mend) from None


def given_of(bag: Path) -> Given:
    """What the bag there says; nothing where there is no bag, or none that can be read."""
    try:
        if not S_ISREG((bag / "bag-info.txt").lstat().st_mode):
            return Given()
        with (bag / "bag-info.txt").open(encoding="utf-8", errors="replace") as file:
            parts = [line.partition(":") for line in file.read(_MOST).splitlines()]
    except OSError:
        return Given()
    told = {label: value.strip() for label, _, value in reversed(parts)}
    try:
        return checked(Given(**{name: told.get(label, "") for name, label in LABELS.items()}))
    except MastheadError:
        return Given()


def _unfit(wrong: str, expected: str, mend: str) -> MastheadError:
    return call_error("MH111", wrong, expected, mend)
