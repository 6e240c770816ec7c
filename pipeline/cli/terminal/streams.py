"""Standard output and error, whatever they are: a terminal, a full disk, a reader who has gone, ASCII alone, closed.

What cannot be written is remembered and told at the end; no document is left unbuilt for it.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TextIO

# Control characters, marks that turn the direction of what follows, line ends of Unicode, halves of surrogates, tags.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_lost: list[OSError] = []


def clean(text: str) -> str:
    """``text`` as a terminal may print it: what moves its cursor or fools its reader is written as a number."""
    return _UNSAFE.sub(lambda found: ascii(found[0])[1:-1], text)


def clean_json(text: str) -> str:
    """JSON as a terminal may print it; it says the same."""
    return _UNSAFE.sub(lambda found: found[0] if found[0] == "\n" else _json_escape(found[0]), text)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def ready() -> None:
    """Let /dev/null stand in for a stream that is closed, lest the next file that is opened is taken for it."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free


def say(text: str, *, end: str = "\n") -> None:
    """A result: a line on standard output."""
    write(sys.stdout, clean(text) + end)


def tell(text: str, *, end: str = "\n") -> None:
    """A message: a line on standard error."""
    write(sys.stderr, clean(text) + end)


def redraw(text: str) -> None:
    """The line of progress on a terminal, in place of the one before."""
    write(sys.stderr, f"\r\033[K{clean(text)}")


def say_json(text: str) -> None:
    """JSON on standard output."""
    write(sys.stdout, clean_json(text) + "\n")


def say_file(text: str) -> None:
    """The content of a file on standard output, in UTF-8 whatever the stream's own encoding is."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        write(sys.stdout, text)
        return
    try:
        sys.stdout.flush()
        buffer.write(text.encode())
        buffer.flush()
    except OSError as error:
        _lost.append(error)


def lost() -> OSError | None:
    """Why something could not be written on standard output; a reader who has gone has read enough."""
    try:
        if sys.stdout is not None and not sys.stdout.closed:
            sys.stdout.flush()
    except OSError as error:
        _lost.append(error)
    gone = [*_lost]
    _lost.clear()
    if gone:
        _let_go(sys.stdout)
    return next((error for error in gone if not isinstance(error, BrokenPipeError)), None)


def write(stream: TextIO | None, text: str) -> None:
    """Write a text as it is, and flush. What the stream's encoding lacks is written as its number."""
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except OSError as error:
        if stream is sys.stdout:
            _lost.append(error)
        _let_go(stream)


def _let_go(stream: TextIO) -> None:
    """What is still in the buffers goes nowhere, instead of failing once more when Python ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        stream.flush()
    except (OSError, ValueError):
        return  # it is no file
