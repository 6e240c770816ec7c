"""What lies beside a page of HTML in the folder of the outputs: it leads there, and to nothing that is not there."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape
from pathlib import Path

from msgspec.structs import replace

from pipeline.errors import Fault, Place
from pipeline.files.naming import output_name, versions_of
from pipeline.language import OFFICIAL
from pipeline.options import Options
from pipeline.outputs import Format

_LINK = re.compile(rb'<a href="([^"<>]{1,300})"')


def with_links(path: Path, stem: str, options: Options, sources: Collection[Path]) -> Options:
    """The options with the formats and languages to which the page ``stem.html`` of a source leads.

    They lie in the output folder, or are built by this call, which is of ``sources``.
    """
    there = [each for each in Format if (options.out / output_name(stem, each, options)).is_file()]
    name, _, own = path.name.removesuffix(".xml").rpartition(".")
    base = stem.removesuffix(own)

    def is_there(code: str) -> bool:
        built = Format.HTML in options.formats and path.with_name(f"{name}.{code}.xml") in sources
        return built or (options.out / output_name(f"{base}{code}", Format.HTML, options)).is_file()

    return replace(
        options,
        published=tuple(each for each in Format if each in there or each in options.formats),
        versions=tuple(code for code in versions_of(path) if is_there(code)),
    )


def as_the_page_leads(data: bytes, page: Path, language: str, options: Options) -> tuple[Options, tuple[Fault, ...]]:
    """The options with what a page leads to, of all that may lie beside it; MH665 for each file that is not there."""
    from pipeline.render.html.neighbours import neighbours

    every = replace(options, published=tuple(Format), versions=OFFICIAL)
    linked = {unescape(found.decode("utf-8", "replace")) for found in _LINK.findall(data)}
    led = [each for each in neighbours(page.name.removesuffix(Format.HTML.extension), language, every)
           if each.file in linked]  # fmt: skip
    dead = tuple(_dead(page, each.file) for each in led if not page.with_name(each.file).is_file())
    named = {each.file for each in led}
    stem = page.name.removesuffix(Format.HTML.extension)
    return replace(
        options,
        published=tuple(each for each in Format if f"{stem}{each.extension}" in named),
        versions=tuple(each.lang for each in led if each.lang),
    ), dead


def _dead(page: Path, file: str) -> Fault:
    wrong = f"the page leads to {file}, which is not there"
    return Fault("MH665", Place(str(page)), wrong, "a file beside the page", "build that file, or the page anew")
