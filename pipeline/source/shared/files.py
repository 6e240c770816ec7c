"""The files of which annexes are shared: sources in the folder of the version, of bounded size in all."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from lxml import etree

from pipeline.errors import MastheadError
from pipeline.reading import read_file
from pipeline.source.markup.names import NAMESPACE
from pipeline.source.markup.reader import text, value
from pipeline.source.model.document import AttachmentKind
from pipeline.source.shared.spans import Span, is_utf8, spans
from pipeline.xmlio.parse import MAX_BYTES, Parsed, local, parse

ATTACHED = frozenset(kind.value for kind in AttachmentKind)
PLAIN = "a source in UTF-8 without prefixes, in the folder of this one"


class UnsharedError(Exception):
    """An annex that cannot be shared: the code, what is wrong, what was expected, how to mend it."""

    def __init__(self, code: str, wrong: str, expected: str, mend: str) -> None:
        super().__init__(wrong)
        self.code, self.told = code, (wrong, expected, mend)


class Whole:
    """A source with the bytes of its elements."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed

    @cached_property
    def _spans(self) -> dict[etree._Element, Span]:
        return dict(zip(self.parsed.places, spans(self.parsed.data), strict=True))

    @cached_property
    def _named(self) -> dict[str, list[etree._Element]]:
        found: dict[str, list[etree._Element]] = {}
        for element in self.parsed.places:
            if local(element) in ATTACHED and value(element, "id"):
                found.setdefault(value(element, "id"), []).append(element)
        return found

    def span(self, element: etree._Element) -> Span:
        """Where the bytes of an element stand."""
        return self._spans[element]

    def attached(self, id_: str) -> list[etree._Element]:
        """What is attached under that id: one element, in a source without faults."""
        return self._named.get(id_, [])

    @cached_property
    def plain(self) -> bool:
        """Whether parts of it can be taken as they are written: it is in UTF-8, and its names have no prefix."""
        return is_utf8(self.parsed.data) and b"xmlns:" not in self.parsed.data

    @cached_property
    def symbols(self) -> tuple[str, ...]:
        """The symbols of the masthead."""
        found = self.parsed.root.iterfind("{*}masthead/{*}issue/{*}symbol")
        return tuple(text(each) for each in found)


class Files:
    """Reads each file once; all of them are no larger than one source may be, nor is all that is taken of them."""

    def __init__(self, path: str) -> None:
        self._path, self._read = Path(path), dict[str, Whole]()
        self._left = self._room = MAX_BYTES

    @property
    def data(self) -> dict[str, bytes]:
        """What the files hold, by name."""
        return {name: whole.parsed.data for name, whole in self._read.items()}

    def take(self, span: Span) -> None:
        """Take so many bytes. Raises ``UnsharedError`` where all that was taken is too large."""
        self._room -= span.end - span.begin
        if self._room < 0:
            wrong = f"the annexes that are shared have more than {MAX_BYTES:,} bytes"
            raise UnsharedError("MH171", wrong, f"at most {MAX_BYTES:,} in all", "divide the document")

    def file(self, name: str) -> Whole:
        """The source of that name beside the version. Raises ``UnsharedError``."""
        if name not in self._read:
            self._read[name] = self._opened(name)
        return self._read[name]

    def _opened(self, name: str) -> Whole:
        path = self._path.parent / name
        try:
            if not path.resolve().is_relative_to(self._path.parent.resolve()):
                wrong = f"“{name}” leads out of the folder of the source"
                raise UnsharedError("MH171", wrong, PLAIN, "copy the file there")
            if path.resolve() == self._path.resolve():
                wrong, mend = f"“{name}” is this source itself", "name the file that has the words"
                raise UnsharedError("MH171", wrong, "another version of the document", mend)
            data = read_file(path, self._left + 1)
        except (OSError, RuntimeError, ValueError) as error:  # Python 3.11 raises RuntimeError for links in a circle
            wrong = f"“{name}” cannot be read ({getattr(error, 'strerror', None) or error})"
            raise UnsharedError("MH171", wrong, PLAIN, "check its name") from None
        self._left -= len(data)
        if self._left < 0:
            wrong = f"the files of which annexes are shared have more than {MAX_BYTES:,} bytes"
            raise UnsharedError("MH171", wrong, f"at most {MAX_BYTES:,} in all", "divide the document")
        try:
            parsed = parse(str(path), data)
        except MastheadError as error:
            first = error.faults[0]
            wrong = f"“{name}” cannot be read: {first.wrong} (line {first.place.line or 1})"
            raise UnsharedError("MH171", wrong, PLAIN, f"mend that file: masthead check {name}") from None
        if etree.QName(parsed.root).namespace != NAMESPACE or local(parsed.root) != "document":
            raise UnsharedError("MH171", f"“{name}” is no source", PLAIN, "name the file that has the words")
        whole = Whole(parsed)
        if not whole.plain:
            raise UnsharedError("MH171", f"“{name}” is not in UTF-8, or its names have prefixes", PLAIN, "save it so")
        return whole
