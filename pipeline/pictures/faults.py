"""What is wrong with a picture, before it is known which elements name it."""

from __future__ import annotations

from pipeline.errors import Fault, Passage, Place, Severity


class UnusableError(Exception):
    """A picture that cannot be used: the fault, all but its place."""

    def __init__(self, code: str, wrong: str, expected: str, mend: str) -> None:
        self.code, self.wrong, self.expected, self.mend = code, wrong, expected, mend
        super().__init__(wrong)

    def at(self, place: Place, severity: Severity = Severity.ERROR) -> Fault:
        """The fault of the element at ``place``."""
        about = Passage(place, "", "file")
        return Fault(self.code, place, self.wrong, self.expected, self.mend, severity, about)


class DamagedError(Exception):
    """A file whose structure is not that of its kind; the message says what was found."""
