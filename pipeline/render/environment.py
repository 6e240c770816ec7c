"""The one Jinja environment: every format's templates, escaped by default, strict about names that do not exist."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from pipeline.fonts import user_cache
from pipeline.resources import templates

_EXTENSIONS_WITHOUT_MARKUP = (".txt", ".css")


def _escapes(name: str | None) -> bool:
    """Whether a template's values are escaped: always, except in text and CSS. ``.j2`` at the end does not count."""
    return name is None or not name.removesuffix(".j2").endswith(_EXTENSIONS_WITHOUT_MARKUP)


@cache
def environment() -> Environment:
    """The environment for every template under ``templates/``; a name is its path from there (``html/page.html``).

    ``trim_blocks`` and ``lstrip_blocks`` take away the line of a tag that stands alone; inside inline content the
    templates use ``{%- … -%}`` so that no white space is added. A name that does not exist raises
    ``jinja2.UndefinedError``: that is a fault of a template, never of a document.
    """
    return Environment(
        loader=FileSystemLoader(templates(), encoding="utf-8"),
        autoescape=_escapes,  # noqa: S701 - by name: everything but text and CSS
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_compiled(),
    )


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates on disk; where they cannot be kept (a full disk), they are made anew the next time."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write one, if it can be written."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled() -> _Compiled | None:
    """Where compiled templates are kept: compiling them anew costs a cold start a tenth of a second.

    They are keyed by the template's text and by the versions of Jinja and Python. Without a folder to write in, none.
    """
    folder = user_cache() / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return _Compiled(str(folder), "%s.jinja") if os.access(folder, os.W_OK) else None
