"""Turns what WeasyPrint logs into faults: a document that logs anything is not published."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipeline.errors import NOWHERE, Fault, MastheadError

_LOGGER = logging.getLogger("weasyprint")
_DATA = re.compile(r"(data:[a-z/+-]{1,40})[^\s'\"]*")  # a whole picture is no part of a message
_PROGRESS = logging.getLogger("weasyprint.progress")


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = " ".join(_DATA.sub(r"\1…", record.getMessage()).split())
        if message not in self.messages:
            self.messages.append(message)


@contextmanager
def warnings_are_faults() -> Iterator[None]:
    """Run WeasyPrint; raise one MH304 fault for each different warning or error that it logged, in their order."""
    collector = _Collector()
    level, propagate = _LOGGER.level, _LOGGER.propagate
    _LOGGER.addHandler(collector)
    _LOGGER.setLevel(logging.WARNING)
    _LOGGER.propagate = False
    try:
        yield
    finally:
        _LOGGER.removeHandler(collector)
        _LOGGER.setLevel(level)
        _LOGGER.propagate = propagate
    if collector.messages:
        raise MastheadError(
            Fault(
                "MH304",
                NOWHERE,
                f"the page layout engine warns: {message}",
                "a layout without any warning",
                "mend the style sheet or template, or the character or picture that it names",
            )
            for message in collector.messages
        )


class _Pages(logging.Handler):
    def __init__(self, begun: Callable[[int], None]) -> None:
        super().__init__(logging.INFO)
        self.begun = begun

    def emit(self, record: logging.LogRecord) -> None:
        if "Page %d" in str(record.msg) and isinstance(record.args, tuple) and isinstance(record.args[0], int):
            self.begun(record.args[0])


@contextmanager
def each_page(begun: Callable[[int], None]) -> Iterator[None]:
    """While pages are laid out, ``begun`` hears the number of each as WeasyPrint begins it, again in a second round."""
    heard = _Pages(begun)
    level, propagate = _PROGRESS.level, _PROGRESS.propagate
    _PROGRESS.addHandler(heard)
    _PROGRESS.setLevel(logging.INFO)
    _PROGRESS.propagate = False
    try:
        yield
    finally:
        _PROGRESS.removeHandler(heard)
        _PROGRESS.setLevel(level)
        _PROGRESS.propagate = propagate
