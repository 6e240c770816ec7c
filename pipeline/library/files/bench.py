"""What the builds of one call share: options, record, progress, and the maker of pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from pipeline.options import Options
from pipeline.outputs import Format

if TYPE_CHECKING:
    from pipeline.files.freshness import Record
    from pipeline.library.files.ahead import Ahead
    from pipeline.pages import PageMaker
    from pipeline.work import Work


class Progress(Protocol):
    """Who hears how far a build has come."""

    def document(self, index: int, name: str) -> None:
        """The document of that index, from 1 on, begins."""

    def stage(self, stage: str) -> None:
        """A stage of it begins."""

    def done(self) -> None:
        """It has come to its end."""


class Silent:
    """Hears it, and says nothing."""

    def document(self, index: int, name: str) -> None:
        """Nothing is said."""

    def stage(self, stage: str) -> None:
        """Nothing is said."""

    def done(self) -> None:
        """Nothing is said."""


class Bench:
    """Sources, options, record, progress, and the maker of pages, who serves one document after another."""

    def __init__(self, sources: Sequence[Path], options: Options, record: Record, progress: Progress) -> None:
        self.sources = frozenset(sources)
        self.options = options
        self.record = record
        self.progress = progress
        self._maker: PageMaker | None = None
        self._ahead: Ahead | None = None
        self.ahead: frozenset[Path] = frozenset()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._ahead is not None:
            self._ahead.close()
        self.renew()

    def begin(self, stale: Mapping[Path, tuple[str, bytes, Options]], jobs: int) -> None:
        """Have these documents made, so many at once."""
        from pipeline.library.files.ahead import Ahead

        self.ahead = frozenset(stale)
        self._ahead = Ahead(stale, jobs, self.options.limits)

    def made(self, path: Path) -> Work | None:
        """What was made ahead of a document, if anything was. Raises ``MastheadError`` where it was refused."""
        return self._ahead.work(path) if self._ahead is not None else None

    def maker(self) -> PageMaker | None:
        """The maker of pages, at work from the first call on; none where no PDF is asked for."""
        from pipeline.pages import page_maker
        from pipeline.render.drafting import ready

        if self._maker is not None and not self._maker.alive():
            self.renew()
        if self._maker is None and Format.PDF in self.options.formats:
            self._maker = page_maker(self.options.limits, ready)
        return self._maker

    def renew(self) -> None:
        """Let the maker of pages go: nobody knows what state it is in. The next document gets another."""
        maker, self._maker = self._maker, None
        if maker is not None:
            maker.close()
