"""Reads a content stream: each operator with its operands, as far as words need them (ISO 32000-1 7.8.2).

A page shows each letter by a string of its own. Reading all of them one by one takes longer than to lay the page out;
here an array of strings is one token, and its strings are joined at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ESCAPED = rb"\\.|[^\\()]"
_LITERAL = rb"\((?:[^\\()]|\\.|\((?:" + _ESCAPED + rb")*\))*\)"
_TOKEN = re.compile(
    rb"%[^\r\n]*"  # a comment
    rb"|\[[^\]()%]*(?:" + _LITERAL + rb"[^\]()%]*)*\]"
    rb"|" + _LITERAL + rb"|<<[^()]*?>>|<[^<>]*>|[^\s\[\]()<>{}%/]+|/[^\s\[\]()<>{}%/]*",
    re.DOTALL,
)
_STRING = re.compile(_LITERAL + rb"|<([^<>]*)>", re.DOTALL)
_BETWEEN = re.compile(rb">[^<]*<")
_IMAGE_END = re.compile(rb"\sEI\b")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_OPERANDS = b"[(</%+-.0123456789"


def operators(stream: bytes) -> Iterator[tuple[bytes, list[bytes]]]:
    """Every operator with its operands as they are written; the data of inline images is passed over."""
    operands: list[bytes] = []
    at = 0
    while (found := _TOKEN.search(stream, at)) is not None:
        token, at = found[0], found.end()
        if token[0] in _OPERANDS:
            operands.append(token)
            continue
        yield token, operands
        operands = []
        if token == b"ID":
            end = _IMAGE_END.search(stream, at)
            at = end.end() if end else len(stream)


def string(operand: bytes) -> bytes:
    """The bytes of a string, or of all strings of an array, one after the other."""
    if b"(" in operand:
        return b"".join([_one(found[0]) for found in _STRING.finditer(operand)])
    inside = _BETWEEN.sub(b"", operand[operand.find(b"<") + 1 : operand.rfind(b">")])
    return _hexadecimal(inside)


def _one(token: bytes) -> bytes:
    if token[:1] == b"<":
        return _hexadecimal(token[1:-1])
    return _ESCAPE.sub(_unescaped, token[1:-1])


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code[:1].isdigit():
        return bytes([int(code, 8) & 0xFF])
    return _NAMED.get(code, code)


def _hexadecimal(digits: bytes) -> bytes:
    digits = b"".join(digits.split())
    try:
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    except ValueError:  # no string: it stands for no words that are known
        return b"\xff" * (len(digits) // 2)
