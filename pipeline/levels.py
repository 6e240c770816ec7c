"""How grave a finding is in a project: levels of rules, and rules that are silent for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import Fault, Severity


class Silence(Struct, frozen=True):
    """A rule whose warnings are not told, and why.

    ``document`` is a pattern of sources (``letters/*.xml``, from the folder of the project file), ``words`` are those
    of the finding; each is empty where all are meant.
    """

    code: str
    why: str
    document: str = ""
    words: str = ""

    def holds(self, fault: Fault, document: str) -> bool:
        """Whether the finding in that document is meant."""
        return (
            fault.code == self.code
            and (not self.document or fnmatchcase(document, self.document))
            and about(fault, self.words)
        )


class Levels(Struct, frozen=True):
    """What a project makes of findings. ``strict`` makes errors of warnings, but of those that ``named`` has.

    ``always`` makes errors of them all; ``folder`` is that of the project file.
    """

    strict: bool = False
    always: bool = False
    named: tuple[tuple[str, Severity], ...] = ()
    silences: tuple[Silence, ...] = ()
    folder: str = ""

    def judged(self, faults: Iterable[Fault], source: Path) -> Iterator[Fault]:
        """The findings of a source, as grave as the project has them. What is an error by itself stays one."""
        levels, document = dict(self.named), self._document(source) if self.silences else ""
        for fault in faults:
            if fault.severity is Severity.ERROR:
                yield fault
            elif not any(silence.holds(fault, document) for silence in self.silences):
                otherwise = Severity.ERROR if self.strict else Severity.WARNING
                level = Severity.ERROR if self.always else levels.get(fault.code, otherwise)
                yield fault if level is fault.severity else replace(fault, severity=level)

    def _document(self, source: Path) -> str:
        """The source by its path from the project file, with strokes."""
        folder, full = Path(self.folder).resolve(), source.resolve()
        return full.relative_to(folder).as_posix() if full.is_relative_to(folder) else source.name


def about(fault: Fault, words: str) -> bool:
    """Whether a finding is about those words, or about some that they hold; no words are any."""
    words_found = " ".join(fault.passage.words.split()) or fault.wrong
    words_meant = " ".join(words.split())
    return words_meant in words_found or (bool(fault.passage.words) and words_found in words_meant)


AS_FOUND = Levels()  # every finding as grave as its rule has it
