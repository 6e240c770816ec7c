"""What a file is, by what stands in it."""

from __future__ import annotations

from enum import Enum
from io import BytesIO
from zipfile import BadZipFile, ZipFile


class Kind(Enum):
    """The kinds of file that can come in."""

    AKN = "Akoma Ntoso"
    SOURCE = "a source"
    DOCX = "DOCX"
    ODT = "ODT"
    HTML = "HTML"
    DOC = "DOC"
    RTF = "RTF"
    TEXT = "text"
    UNKNOWN = "unknown"


_START = 4096  # bytes in which a file says what it is
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def kind_of(data: bytes) -> Kind:
    """The kind of a file."""
    start = data[:_START]
    if start.startswith(b"PK"):
        return _packed(data)
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Kind.DOC if "WordDocument".encode("utf-16-le") in data else Kind.UNKNOWN
    if start.lstrip().startswith(b"{\\rtf"):
        return Kind.RTF
    head = decoded(start).lstrip("\ufeff \t\r\n").casefold()
    if "<akomantoso" in head or ":akomantoso" in head:
        return Kind.AKN
    if "urn:masthead:source:" in head:
        return Kind.SOURCE
    if head.startswith(("<!doctype html", "<html", "<!--", "<head", "<body", "<meta")) or "<html" in head:
        return Kind.HTML
    if head.startswith("<?xml") or not data.strip():
        return Kind.UNKNOWN
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Kind.TEXT
    return Kind.UNKNOWN if start.translate(None, _CONTROL) != start or start.startswith(b"%PDF") else Kind.TEXT


def _packed(data: bytes) -> Kind:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                mimetype = archive.open("mimetype").read(200)
                return Kind.ODT if mimetype.startswith(b"application/vnd.oasis.opendocument.text") else Kind.UNKNOWN
            word = any(name.startswith("word/") for name in names)
            return Kind.DOCX if "[Content_Types].xml" in names and word else Kind.UNKNOWN
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
        return Kind.UNKNOWN


def decoded(data: bytes) -> str:
    """The characters of a file: by its mark, as UTF-8, else as windows-1252 or, in Russian, windows-1251."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").lstrip("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4 and error.start > 0:  # cut within a character
            return data[: error.start].decode("utf-8-sig")
    high = [byte for byte in data if byte >= 0xC0]
    marks = sum(byte >= 0x80 for byte in data)
    letters = sum(chr(byte).isascii() and chr(byte).isalpha() for byte in data)
    name = "cp1251" if len(high) > letters and len(high) * 10 > marks * 9 else "cp1252"
    return data.decode(name, "replace")
