"""What lies beside a page: the other formats of the document, and the pages of its other languages."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.language import direction_of
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.words import words


class Neighbour(Struct, frozen=True):
    """A file beside the page: its name, its media type, what it is called; a page of another language its code."""

    file: str
    media_type: str
    name: str
    lang: str = ""
    direction: str = ""


def neighbours(stem: str, language: str, options: Options) -> tuple[Neighbour, ...]:
    """The files beside the page ``stem.html`` of that language; none where it has no name."""
    return tuple(_all(stem, language, options)) if stem else ()


def _all(stem: str, language: str, options: Options) -> Iterator[Neighbour]:
    for format_ in Format:
        if format_ in options.led_to and format_ is not Format.HTML:
            yield Neighbour(f"{stem}{format_.extension}", format_.row.media_type, format_.value.upper())
    base, page = stem.removesuffix(f".{language}"), Format.HTML
    for code in options.versions if base != stem else ():
        name, direction = words(code).name, direction_of(code)
        yield Neighbour(f"{base}.{code}{page.extension}", page.row.media_type, name, code, direction)
