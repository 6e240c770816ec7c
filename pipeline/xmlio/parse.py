"""The one XML parser: no DOCTYPE, no entities, no network, bounded in size and depth; every element has its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from xml.parsers import expat

from lxml import etree
from msgspec import Struct, field

from pipeline.characters import lettered
from pipeline.errors import Fault, MastheadError, Place
from pipeline.reading import read_file
from pipeline.xmlio.malformed import encoding_fault, ill_formed, not_buildable

MAX_BYTES = 20 * 1024 * 1024
MAX_DEPTH = 100
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


def _unmoved(place: Place) -> Place:
    return place


class Parsed(Struct, frozen=True):
    """A parsed file: its bytes as they were, its root, and the place of every element.

    A source may have annexes that stand in other files (``source/shared``). ``data`` are then its bytes with these, of
    which ``origin`` gives the places in the files; ``own`` are those without, ``shared`` what the files hold, by name.
    ``named`` says of each such annex what the source has in its place (``letter.en.xml#names``).
    """

    path: str
    data: bytes
    root: etree._Element
    places: dict[etree._Element, Place]
    own: bytes = b""
    shared: Mapping[str, bytes] = field(default_factory=dict)
    named: Mapping[etree._Element, str] = field(default_factory=dict)
    origin: Callable[[Place], Place] = _unmoved
    findings: tuple[Fault, ...] = ()

    def place(self, element: etree._Element) -> Place:
        """The place of the start tag of ``element``."""
        return self.places.get(element, Place(self.path))


def read_bytes(path: Path) -> bytes:
    """The bytes of a source file.

    Raises ``MastheadError``: MH101 where it cannot be read, MH102 where it is larger than 20 MB.
    """
    place = Place(str(path))
    try:
        data = read_file(path, MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise MastheadError([_too_large(place, max(len(data), path.stat().st_size))])
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        wrong = f"the file cannot be read ({getattr(error, 'strerror', None) or error})"
        fault = Fault("MH101", place, wrong, "a readable XML file", "check the path and its permissions")
        raise MastheadError([fault]) from None
    return data


def _too_large(place: Place, size: int) -> Fault:
    mend = "keep pictures in files of their own and divide the document"
    return Fault("MH102", place, f"the file has {size:,} bytes", f"at most {MAX_BYTES:,}", mend)


def parse(path: str, data: bytes, *, deepest: int = MAX_DEPTH) -> Parsed:
    """Parse ``data``; ``path`` is what messages call it, ``deepest`` how many elements may stand in one another.

    Raises ``MastheadError``: MH102 too large, MH103 not well-formed XML, MH104 a DOCTYPE, MH105 too deep.
    """
    if len(data) > MAX_BYTES:
        raise MastheadError([_too_large(Place(path), len(data))])
    return _Builder(path, data, deepest).build()


class _Builder:
    """Builds an lxml tree from the events of expat, which knows the column of every tag."""

    def __init__(self, path: str, data: bytes, deepest: int) -> None:
        self.path = path
        self.data = data
        self.deepest = deepest
        self.places: dict[etree._Element, Place] = {}
        self.stack: list[etree._Element] = []
        self.roots: list[etree._Element] = []
        self.last: etree._Element | None = None
        self.text: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text.append
        self.parser.StartDoctypeDeclHandler = self.doctype

    def place(self) -> Place:
        return Place(self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def build(self) -> Parsed:
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            place = Place(self.path, error.lineno, error.offset + 1)
            opened = [(local(element), self.places[element]) for element in self.stack]
            raise MastheadError(
                [ill_formed(place, error.code, self.data, self.parser.ErrorByteIndex, opened)]
            ) from None
        except (LookupError, ValueError) as error:  # an encoding that does not exist, or of several bytes, or idna
            raise MastheadError([encoding_fault(Place(self.path, 1, 1), error)]) from None
        return Parsed(self.path, self.data, self.roots[0], self.places)

    def flush(self) -> None:
        if not self.text:
            return
        text = lettered("".join(self.text))
        self.text.clear()
        if self.last is not None:
            self.last.tail = text
        elif self.stack:
            self.stack[-1].text = text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.flush()
        if len(self.stack) >= self.deepest:
            wrong = f"elements are nested deeper than {self.deepest}"
            fault = Fault("MH105", self.place(), wrong, f"at most {self.deepest} levels", "take levels out")
            raise MastheadError([fault])
        try:
            element = self.element(_clark(name), {_clark(key): lettered(value) for key, value in attributes.items()})
        except ValueError:  # lxml is stricter than expat with names
            raise MastheadError([not_buildable(self.place())]) from None
        self.places[element] = self.place()
        self.stack.append(element)
        self.last = None

    def element(self, tag: str, attributes: dict[str, str]) -> etree._Element:
        if self.stack:
            return etree.SubElement(self.stack[-1], tag, attributes)
        namespace = etree.QName(tag).namespace
        nsmap = {None: namespace} if namespace else {}
        root = etree.Element(tag, attributes, nsmap=nsmap)  # type: ignore[arg-type]
        self.roots.append(root)
        return root

    def end(self, _name: str) -> None:
        self.flush()
        self.last = self.stack.pop()

    def doctype(self, *_: object) -> None:
        wrong = "the file has a DOCTYPE"
        mend = "delete the DOCTYPE; write characters as themselves, not as entities"
        raise MastheadError([Fault("MH104", self.place(), wrong, "none: entities are not read", mend)])


def _clark(name: str) -> str:
    return "{" + name if "}" in name else name


def local(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return etree.QName(element).localname
