"""Loads WeasyPrint once, in the right order, and runs it: the only door to it."""

from __future__ import annotations

import io
import os
import warnings
from contextlib import redirect_stdout
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.errors import MastheadError, environment_error
from pipeline.weasy import speed
from pipeline.weasy.fetch import Fetcher
from pipeline.weasy.log import warnings_are_faults
from pipeline.weasy.metadata import NEXT_SHEET, Attached, Metadata, Profile
from pipeline.weasy.patches import When, in_force

VERSIONS = speed.VERSIONS  # what is wrong with the tags of one version is not what is wrong with those of the next


def lay_out(html: str, css: str, fontconfig: Path, base: Path | None) -> Any:
    """A ``weasyprint.Document``; see ``pipeline.weasy.lay_out``."""
    if _import.cache_info().currsize:  # not the first document
        speed.collect_earlier()
    weasyprint = load(fontconfig)
    fetcher = Fetcher(base)
    with speed.without_collection(), warnings_are_faults():
        fonts = _fonts(str(fontconfig))
        # An address of its own keeps relative addresses apart from the working folder, which they must not see.
        address = f"{base.resolve().as_uri()}/" if base is not None else "masthead:/"
        source = weasyprint.HTML(string=html, base_url=address, url_fetcher=fetcher)
        sheets = [_sheet(each, base, address, fonts) for each in css.split(NEXT_SHEET) if each]
        with in_force(When.LAYOUT):
            document = source.render(font_config=fonts, stylesheets=sheets)
        import_module("pipeline.weasy.pages.separators").settle(document)
        import_module("pipeline.weasy.pages.end_rule").settle(document)
        return document


@lru_cache(maxsize=8)
def _sheet(css: str, base: Path | None, address: str, fonts: Any) -> Any:
    """A stylesheet as WeasyPrint reads it, once for all documents that have it."""
    weasyprint = import_module("weasyprint")
    return weasyprint.CSS(string=css, base_url=address, url_fetcher=Fetcher(base), font_config=fonts)


def write_pdf(document: Any, profile: Profile, metadata: Metadata, attached: tuple[Attached, ...]) -> bytes:
    """The PDF of a document that ``lay_out`` made; see ``pipeline.weasy.write_pdf``."""
    file = import_module("pipeline.weasy.file.write")
    with speed.without_collection(), warnings_are_faults():
        return bytes(file.write(document, profile, metadata, attached))


def load(fontconfig: Path) -> Any:
    """The ``weasyprint`` module, with the private fonts and all shims in place.

    Raises ``MastheadError``: MH302 where Pango is missing, MH303 where WeasyPrint is missing or of another version.
    """
    os.environ["FONTCONFIG_FILE"] = str(fontconfig)
    return _import()


@cache
def _import() -> Any:
    found = _installed()
    if found not in VERSIONS:
        raise environment_error(
            "MH303",
            f"WeasyPrint {found or 'is not installed'}",
            f"WeasyPrint {' or '.join(VERSIONS)}",
            "run 'make setup'",
        )
    try:
        # WeasyPrint prints advice when a library is missing; standard output is for results.
        with (
            redirect_stdout(io.StringIO()),
            speed.applied(found),
            speed.without_collection(),
            warnings.catch_warnings(),
        ):
            # Subsetting is done by uharfbuzz, so a missing libharfbuzz-subset is of no concern.
            warnings.filterwarnings("ignore", message="HarfBuzz-Subset", category=DeprecationWarning)
            module = import_module("weasyprint")
    except OSError as error:
        raise _no_pango(error) from error
    return module


def _installed() -> str:
    """The version of WeasyPrint, or nothing. A folder's name says it in no time; asking importlib takes 20 ms."""
    spec = find_spec("weasyprint")
    if spec is None or spec.origin is None:
        return ""
    for version in VERSIONS:
        if (Path(spec.origin).parents[1] / f"weasyprint-{version}.dist-info").is_dir():
            return version
    return str(import_module("importlib.metadata").version("weasyprint"))


def _no_pango(error: OSError) -> MastheadError:
    return environment_error(
        "MH302",
        f"a system library for text layout is missing ({str(error).splitlines()[0]})",
        "Pango 1.44 or newer with HarfBuzz and Fontconfig",
        "run 'make setup', or install it yourself (on Debian: apt-get install libpangoft2-1.0-0)",
    )


@cache
def _fonts(_fontconfig: str) -> Any:
    """One font configuration per configuration file: loading one costs as much as laying out half a page."""
    return import_module("weasyprint.text.fonts").FontConfiguration()
