"""The one error type, and the fault it carries: what is wrong, where, what was expected, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, IntEnum

from msgspec import Struct
from msgspec.structs import replace


class Exit(IntEnum):
    """Exit codes of the command: who is at fault. ``ENVIRONMENT`` is the machine, or the program itself."""

    DONE = 0
    DOCUMENT = 1
    CALL = 2
    ENVIRONMENT = 3


class Severity(Enum):
    """An error stops the build; a warning is printed and does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """A place in a file. Lines and columns count from 1; 0 means that the whole file is meant."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column or 1}"


NOWHERE = Place("")


class Passage(Struct, frozen=True):
    """A text of the source: the place of the element that it stands in, and its words (``''``: all of the element).

    ``attribute`` is the one that a finding is about, by the name that drafters write.
    """

    place: Place
    words: str = ""
    attribute: str = ""


class Fault(Struct, frozen=True):
    """One finding.

    ``code`` is stable (``MH101``); ``wrong`` says what was found, ``expected`` what should stand there, and
    ``mend`` what the drafter can do. All three are sentences without a full stop at the end. ``place`` is where it is
    to be mended, ``about`` the text that it is about, where that is another or only some words of it.
    """

    code: str
    place: Place
    wrong: str
    expected: str
    mend: str
    severity: Severity = Severity.ERROR
    about: Passage | None = None

    @property
    def passage(self) -> Passage:
        """The text that the finding is about."""
        return self.about or Passage(self.place)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place.path else ""
        kind = "warning: " if self.severity is Severity.WARNING else ""
        return f"{where}{self.code} {kind}{self.wrong}; expected {self.expected}; {self.mend}"

    def as_json(self) -> dict[str, str | int]:
        """The fault as plain data, for ``--json``."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "wrong": self.wrong,
            "expected": self.expected,
            "mend": self.mend,
        }


def under(faults: Iterable[Fault], path: str) -> tuple[Fault, ...]:
    """The findings, those without a place under the ``path`` that they were found in."""
    return tuple(fault if fault.place.path else replace(fault, place=Place(path)) for fault in faults)


class MastheadError(Exception):
    """Everything the product refuses, with every fault found, in the order of the source."""

    def __init__(self, faults: Iterable[Fault], exit_code: Exit = Exit.DOCUMENT) -> None:
        self.faults = tuple(faults)
        self.exit_code = exit_code
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type[MastheadError], tuple[tuple[Fault, ...], Exit]]:
        """What pickling needs: an error may come from another process."""
        return MastheadError, (self.faults, self.exit_code)


def environment_error(code: str, wrong: str, expected: str, mend: str, place: Place = NOWHERE) -> MastheadError:
    """An error of the machine, not of the document: exit code 3."""
    return MastheadError([Fault(code, place, wrong, expected, mend)], Exit.ENVIRONMENT)


def call_error(code: str, wrong: str, expected: str, mend: str, place: Place = NOWHERE) -> MastheadError:
    """An error of the call, not of the document: exit code 2."""
    return MastheadError([Fault(code, place, wrong, expected, mend)], Exit.CALL)
