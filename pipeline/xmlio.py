"""The one XML parser: no DOCTYPE, no entities, no network, bounded in size and depth, and every element has its place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from lxml import etree

from pipeline.errors import Fault, MastheadError, Place

MAX_BYTES = 20 * 1024 * 1024
MAX_DEPTH = 100
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed file: its bytes as they were, its root, and the place of every element."""

    path: str
    data: bytes
    root: etree._Element
    places: dict[etree._Element, Place]

    def place(self, element: etree._Element) -> Place:
        """The place of the start tag of ``element``."""
        return self.places.get(element, Place(self.path))


def read_bytes(path: Path) -> bytes:
    """The bytes of a source file.

    Raises ``MastheadError``: MH101 where it cannot be read, MH102 where it is larger than 20 MB.
    """
    place = Place(str(path))
    try:
        size = os.path.getsize(path)
        if size > MAX_BYTES:
            raise MastheadError([too_large(place, size)])
        return path.read_bytes()
    except OSError as error:
        wrong = f"the file cannot be read ({error.strerror or error})"
        raise MastheadError(
            [Fault("MH101", place, wrong, "a readable XML file", "check the path and its permissions")]
        ) from None


def too_large(place: Place, size: int) -> Fault:
    """The fault of a file beyond the limit of 20 MB."""
    return Fault(
        "MH102",
        place,
        f"the file has {size:,} bytes",
        f"at most {MAX_BYTES:,}",
        "keep pictures in files of their own and divide the document",
    )


def parse(path: str, data: bytes) -> Parsed:
    """Parse ``data``; ``path`` is what messages call it.

    Raises ``MastheadError``: MH102 too large, MH103 not well-formed XML, MH104 a DOCTYPE, MH105 too deep.
    """
    if len(data) > MAX_BYTES:
        raise MastheadError([too_large(Place(path), len(data))])
    return _Builder(path, data).build()


class _Builder:
    """Builds an lxml tree from the events of expat, which knows the column of every tag."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        self.places: dict[etree._Element, Place] = {}
        self.stack: list[etree._Element] = []
        self.root: etree._Element | None = None
        self.last: etree._Element | None = None
        self.text: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text.append
        self.parser.StartDoctypeDeclHandler = self.doctype

    def here(self) -> Place:
        return Place(self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def build(self) -> Parsed:
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            raise MastheadError([self.ill_formed(error)]) from None
        except (LookupError, UnicodeError) as error:  # an encoding that does not exist, or bytes not in it
            place = Place(self.path, 1, 1)
            wrong = f"the encoding cannot be read ({error})"
            raise MastheadError([Fault("MH103", place, wrong, "UTF-8", "save the file as UTF-8")]) from None
        assert self.root is not None
        return Parsed(self.path, self.data, self.root, self.places)

    def flush(self) -> None:
        if not self.text:
            return
        text = "".join(self.text)
        self.text.clear()
        if self.last is not None:
            self.last.tail = (self.last.tail or "") + text
        elif self.stack:
            self.stack[-1].text = (self.stack[-1].text or "") + text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.flush()
        if len(self.stack) >= MAX_DEPTH:
            wrong = f"elements are nested deeper than {MAX_DEPTH}"
            fault = Fault("MH105", self.here(), wrong, f"at most {MAX_DEPTH} levels", "take levels out")
            raise MastheadError([fault])
        tag = _clark(name)
        given = {_clark(key): value for key, value in attributes.items()}
        if self.stack:
            element = etree.SubElement(self.stack[-1], tag, given)
        else:
            element = etree.Element(tag, given, nsmap=_default_namespace(tag))
            self.root = element
        self.places[element] = self.here()
        self.stack.append(element)
        self.last = None

    def end(self, _name: str) -> None:
        self.flush()
        self.last = self.stack.pop()

    def doctype(self, *_: object) -> None:
        wrong = "the file has a DOCTYPE"
        mend = "delete the DOCTYPE; write characters as themselves, not as entities"
        raise MastheadError([Fault("MH104", self.here(), wrong, "none: entities are not read", mend)])

    def ill_formed(self, error: expat.ExpatError) -> Fault:
        place = Place(self.path, error.lineno, error.offset + 1)
        reason = expat.errors.messages.get(error.code, str(error))
        if not self.data.strip():
            wrong = "the file is empty"
        elif self.root is None and not self.data.lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").startswith(
            (b"<", b"\x00<", b"<\x00")
        ):
            wrong = "the file is not XML"
        else:
            wrong = f"the XML is not well formed ({reason})"
        mend = "mend the mark-up there or just before; & and < in the text are written &amp; and &lt;"
        return Fault("MH103", place, wrong, "well-formed XML", mend)


def _clark(name: str) -> str:
    return "{" + name if "}" in name else name


def _default_namespace(tag: str) -> dict[str | None, str]:
    namespace = etree.QName(tag).namespace
    return {None: namespace} if namespace else {}


def local(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return etree.QName(element).localname
