"""What the builds of one call share: options, record, progress, and the maker of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pipeline.cli.terminal.messages import Progress
from pipeline.options import Options
from pipeline.outputs import Format

if TYPE_CHECKING:
    from pipeline.files.freshness import Record
    from pipeline.pages import PageMaker


class Bench:
    """Options, record, progress, and the maker of pages, who serves one document after another."""

    def __init__(self, options: Options, record: Record, progress: Progress) -> None:
        self.options = options
        self.record = record
        self.progress = progress
        self._maker: PageMaker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.renew()

    def maker(self) -> PageMaker | None:
        """The maker of pages, at work from the first call on; none where no PDF is asked for."""
        from pipeline.pages import page_maker

        if self._maker is not None and not self._maker.alive():
            self.renew()
        if self._maker is None and Format.PDF in self.options.formats:
            self._maker = page_maker(self.options.limits)
        return self._maker

    def renew(self) -> None:
        """Let the maker of pages go: nobody knows what state it is in. The next document gets another."""
        maker, self._maker = self._maker, None
        if maker is not None:
            maker.close()
