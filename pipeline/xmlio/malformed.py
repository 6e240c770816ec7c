"""Says in a drafter's words why a file is not well-formed XML: each case of expat with its own mending."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from xml.parsers.expat import errors

from pipeline.errors import Fault, Place

_SAVE = "save the file as UTF-8 in a text editor"
_TEXT = "in the text, & is written &amp; and < is written &lt;"
_KINDS = (  # how files begin that are often taken for a source
    (b"PK\x03\x04", "a ZIP or Word file"),
    (b"%PDF", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
)
_PART = re.compile(rb"<(annex|enclosure|unlabelled)[\s>]")  # what stands after a letter, never in it
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

Saying = tuple[str, str, str]  # what is wrong, what was expected, how to mend it


def _code(message: str) -> int:
    return errors.codes[message]


_FIXED: dict[int, Saying] = {
    _code(errors.XML_ERROR_DUPLICATE_ATTRIBUTE): (
        "an attribute stands twice in one tag",
        "each attribute once",
        "delete one of the two",
    ),
    _code(errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT): (
        "something stands after the end of the document",
        "nothing after </document>",
        "move it inside, or delete it",
    ),
    _code(errors.XML_ERROR_BAD_CHAR_REF): (
        "the reference names a character that XML does not have",
        "the number of a printable character",
        "write the character itself",
    ),
    _code(errors.XML_ERROR_MISPLACED_XML_PI): (
        "something stands before the XML declaration",
        '<?xml version="1.0" encoding="UTF-8"?> as the first characters of the file',
        "delete what stands before it, white space too",
    ),
    _code(errors.XML_ERROR_UNCLOSED_CDATA_SECTION): (
        "the file ends inside a CDATA section",
        "]]> at its end",
        "add it",
    ),
    _code(errors.XML_ERROR_UNBOUND_PREFIX): (
        "a name has a prefix that is not declared",
        "names without a prefix",
        "take the prefix and its colon away",
    ),
    _code(errors.XML_ERROR_PARTIAL_CHAR): (
        "the bytes here are not UTF-8: a character is cut off",
        "UTF-8",
        _SAVE,
    ),
    _code(errors.XML_ERROR_INCORRECT_ENCODING): (
        "the file is not in the encoding that its first line names",
        'encoding="UTF-8"',
        _SAVE,
    ),
}


def encoding_fault(place: Place, reason: Exception) -> Fault:
    """The fault of an encoding that cannot be read."""
    return Fault("MH103", place, f"the encoding cannot be read ({reason})", 'encoding="UTF-8"', _SAVE)


def not_buildable(place: Place) -> Fault:
    """The fault of a name or address of a namespace that expat lets pass and XML does not allow."""
    wrong = "a name or namespace here is not well formed"
    return Fault("MH103", place, wrong, "the names of the source language", "correct the tag")


def ill_formed(place: Place, code: int, data: bytes, index: int, opened: Sequence[tuple[str, Place]]) -> Fault:
    """The fault that expat reports as ``code`` at the byte ``index``; ``opened`` are the elements not yet closed."""
    if code in _FIXED:
        return Fault("MH103", place, *_FIXED[code])
    if code == _code(errors.XML_ERROR_NO_ELEMENTS):
        return _ends_early(place, data, opened)
    if code == _code(errors.XML_ERROR_TAG_MISMATCH) and opened:
        name, start = opened[-1]
        ended = _token(data, index).rstrip("> ")
        if _misnamed(name, ended, data):
            wrong = f"<{name}> is closed by </{ended}>"
            return Fault("MH103", start, wrong, f"<{ended}>", "the name of the start tag is the name of its end tag")
        inside = _PART.search(data, data.rfind(b"<letter", 0, index), index) if name == "letter" else None
        if inside is not None:
            begins = f"<{inside[1].decode()}> begins before <letter>, which was opened in line {start.line}, is closed"
            return Fault("MH103", _at(place, data, inside.start()), begins, "</letter>", "close the letter before it")
        wrong = f"</{_token(data, index)} does not close <{name}>, which was opened in line {start.line}"
        return Fault("MH103", place, wrong, f"</{name}>", "close the inner element first; end tags are exact repeats")
    if code == _code(errors.XML_ERROR_UNDEFINED_ENTITY):
        wrong = f"the entity {_token(data, index, b';')} is not known"
        expected = "&amp; &lt; &gt; &quot; &apos; and numbers such as &#233;"
        return Fault("MH103", place, wrong, expected, "write the character itself")
    begun = next((kind for start, kind in _KINDS if data.startswith(start)), "")
    if begun or not (opened or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", *_UTF16, b"\0<"))):
        wrong = f"the file is {begun or 'not XML'}"
        return Fault(
            "MH103", Place(place.path, 1, 1), wrong, "an XML file", "masthead new letter prints a source to fill in"
        )
    if code == _code(errors.XML_ERROR_UNCLOSED_TOKEN):
        return Fault("MH103", place, "the file ends inside the tag that begins here", ">", "complete the tag")
    if code == _code(errors.XML_ERROR_INVALID_TOKEN) and not data.startswith(_UTF16):
        return _invalid_token(place, data, index)
    wrong = f"the XML is not well formed ({errors.messages.get(code, 'no reason is known')})"
    return Fault("MH103", place, wrong, "well-formed XML", "mend the mark-up there or just before")


def _at(place: Place, data: bytes, index: int) -> Place:
    """The place of a byte of the file."""
    before = data[:index].decode("utf-8", "replace")
    return Place(place.path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _misnamed(opened: str, ended: str, data: bytes) -> bool:
    """Whether the start tag has the wrong name: no end tag has it, and other start tags have that of the end."""
    alike = SequenceMatcher(None, opened, ended).ratio() > 0.6
    return alike and f"</{opened}>".encode() not in data and f"<{ended}".encode() in data


def _unclosed_quote(place: Place, data: bytes, index: int) -> Fault | None:
    """The quotation mark before ``index`` that opens a value and has no other; none where every one has."""
    begun = max(data.rfind(b"<", 0, index), 0)
    quote, opened, last = b"", -1, -1
    for at in range(begun, index):
        sign = data[at : at + 1]
        if quote and sign == quote:
            if data[at - 1 : at] == b"=" and b" " in data[opened:at]:
                last = opened  # the value ends where the next one should begin
            quote = b""
        elif not quote and sign in (b'"', b"'"):
            quote, opened = sign, at
    first = opened if quote else last
    if first < 0:
        return None
    at_ = _at(place, data, first)
    named = data[begun:first].rstrip(b"=").split()[-1].decode("utf-8", "replace")
    mend = f'close the value of {named}: name="value"'
    return Fault("MH103", at_, "a quotation mark is opened here and not closed", 'a second " after the value', mend)


def _ends_early(place: Place, data: bytes, opened: Sequence[tuple[str, Place]]) -> Fault:
    if opened:
        name, start = opened[-1]
        wrong = f"the file ends, but <{name}> of line {start.line} is still open"
        return Fault("MH103", place, wrong, f"</{name}>", "add the end tags that are missing; was the file cut off?")
    wrong = "the file holds no element" if data.strip() else "the file is empty"
    return Fault("MH103", place, wrong, "an XML file", "masthead new letter prints a source to fill in")


def _invalid_token(place: Place, data: bytes, index: int) -> Fault:
    byte, before = data[index : index + 1], data[max(0, index - 40) : index]
    if byte == b"\0":
        return Fault("MH103", place, "there is a NUL byte in the file", "text", _SAVE)
    if byte and byte[0] < 0x20 and byte not in b"\t\r\n":
        wrong = f"there is a control character (U+{byte[0]:04X}) in the text"
        return Fault("MH103", place, wrong, "printable characters", "delete it; it does not show in most editors")
    if byte and byte[0] >= 0x80:
        return Fault("MH103", place, *_beyond_ascii(data[index : index + 4]))
    name = before.rpartition(b"&")[2]
    if b"&" in before and (not name or name.lstrip(b"#").isalnum() or name == b"#"):
        at = Place(place.path, place.line, max(1, place.column - len(name) - 1))
        return Fault("MH103", at, "there is an & that begins no entity", "&amp; in its place", _TEXT)
    in_tag = byte != b"<" and data.rfind(b"<", 0, index) > data.rfind(b">", 0, index)
    if byte == b"<" or in_tag:
        unclosed = _unclosed_quote(place, data, index)
        if unclosed is not None:
            return unclosed
    if byte == b"<" or before.endswith((b"<", b"</")):
        at = place if byte == b"<" else Place(place.path, place.line, max(1, place.column - 1))
        return Fault("MH103", at, "there is a < that opens no tag", "&lt;, or the name of an element after it", _TEXT)
    if before.endswith(b"]]") and byte == b">":
        return Fault("MH103", place, "]]> stands in the text", "]]&gt; in its place", "write > as &gt; there")
    if data.rfind(b"<!--", 0, index) > data.rfind(b"-->", 0, index):
        return Fault("MH103", place, "there is a -- inside a comment", "--> only, at its end", "write one hyphen")
    if in_tag:
        mend = 'every attribute is written name="value", with a space before it'
        return Fault("MH103", place, "the tag here is not well written", 'name="value", > or />', mend)
    return Fault("MH103", place, "the XML is not well formed", "well-formed XML", f"mend the mark-up here; {_TEXT}")


def _beyond_ascii(data: bytes) -> Saying:
    for length in (2, 3, 4):
        try:
            character = data[:length].decode("utf-8")
        except UnicodeDecodeError:
            continue
        wrong = f"the character U+{ord(character[0]):04X} may not stand here"
        if character[0] in "“”„‘’«»":
            return wrong, 'straight quotation marks around values: name="value"', 'type " in its place'
        return wrong, "letters and digits in names, printable characters in the text", "delete it"
    return f"the bytes here are not UTF-8 (0x{data[0]:02X})", "UTF-8", _SAVE


def _token(data: bytes, index: int, end: bytes = b">") -> str:
    """The tag or entity at ``index``, as it is written; what is too long is cut."""
    token = data[index : index + 60].partition(end)[0] + end
    return token.decode("utf-8", "replace").replace("\n", " ")
