"""Makes the full-text search with Pagefind: an index of pages of words, which a browser searches without a server.

Pagefind holds an index in memory until it is written. So there are many small ones, each of one language, and the
browser merges those that it needs. One whose documents are the same as before is kept as it is.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from html import escape
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct, field

from pipeline.catalogue.facts import Facts
from pipeline.catalogue.finding import CATALOGUE, Found
from pipeline.catalogue.site import Site
from pipeline.errors import MastheadError, Place, call_error, environment_error
from pipeline.files.unfinished import workshop
from pipeline.language import direction_of

SEARCH = f"{CATALOGUE}/search"
_LIST = f"{SEARCH}/indexes.json"
_PROGRAM = ("pagefind.js",)  # what the browser runs: once
_NEEDED = (".pf_meta", ".pagefind", ".pf_index", ".pf_fragment", ".pf_filter")  # what an index is made of
_DOCUMENTS, _CHARACTERS = 1_000, 12_000_000  # of an index at most: some 500 MB while it is made
_ENTRY = "pagefind-entry.json"


def refuse_without() -> None:
    """Refuse a call that wants a search where Pagefind is not installed. Raises ``MastheadError`` MH185 (exit 2)."""
    if find_spec("pagefind") is None:
        raise call_error(
            "MH185", "the search needs Pagefind, which is not installed",
            "the packages of masthead's extra `catalogue`",
            "install it with pip install 'masthead[catalogue]', or make the catalogue with --no-search",
        )  # fmt: skip


class _Index(Struct):
    """An index that is being made: where its pages of words are, how much they are, and their digest."""

    pages: Path
    documents: int = 0
    characters: int = 0
    digest: str = ""
    names: list[str] = field(default_factory=list)


class Search:
    """The indexes of all languages, filled document by document."""

    def __init__(self, site: Site, room: Path) -> None:
        self._site, self._room = site, room
        self._open: dict[str, _Index] = {}
        self._made: dict[str, list[dict[str, str]]] = {}
        self._earlier = _earlier(site.folder / _LIST)

    def add(self, document: Found, facts: Facts) -> None:
        """Put a document into the index of its language."""
        language = facts.language if facts.language.isalpha() else "und"
        index = self._open.get(language)
        if index and (index.documents >= _DOCUMENTS or index.characters >= _CHARACTERS):
            self._close(language)
            index = None
        if index is None:
            index = self._open[language] = _Index(self._room / language / str(len(self._made.get(language, ()))))
            index.pages.mkdir(parents=True)
        page = _page(document, facts, language).encode()
        (index.pages / f"{index.documents:06}.html").write_bytes(page)
        index.documents += 1
        index.characters += len(facts.text)
        index.digest = sha256(index.digest.encode() + page).hexdigest()

    def finish(self) -> None:
        """Make the indexes that are not full, and the list of all."""
        for language in sorted(self._open):
            self._close(language)
        made = dict(sorted(self._made.items()))
        self._site.put(_LIST, f"{json.dumps(made, indent=1)}\n".encode())

    def _close(self, language: str) -> None:
        index = self._open.pop(language)
        made = self._made.setdefault(language, [])
        name = f"{language}-{len(made) + 1}"
        key = sha256(f"{version('pagefind')} {index.digest}".encode()).hexdigest()
        made.append({"index": name, "key": key})
        if self._earlier.get(name) == key and self._site.keep(f"{SEARCH}/{name}") and self._has_program():
            return
        out = index.pages.with_suffix(".out")
        _pagefind(index.pages, out, language)
        for path in sorted(out.rglob("*")):
            within = path.relative_to(out).as_posix()
            if path.suffix in _NEEDED:
                self._site.put(f"{SEARCH}/{name}/{within}", path.read_bytes())
            elif within == _ENTRY:
                entry = json.loads(path.read_bytes())
                self._site.put(f"{SEARCH}/{name}/{within}", json.dumps(entry, sort_keys=True).encode())
            elif within in _PROGRAM:
                self._site.put(f"{SEARCH}/{within}", path.read_bytes())

    def _has_program(self) -> bool:
        """Whether the program of the browser is there; then it is put again, which keeps it."""
        for name in _PROGRAM:
            path = self._site.folder / SEARCH / name
            if not path.is_file():
                return False
            self._site.put(f"{SEARCH}/{name}", path.read_bytes())
        return True


@contextmanager
def searching(site: Site, *, asked: bool) -> Iterator[Search | None]:
    """A search to fill, in a folder of its own that is gone afterwards; none where none is ``asked`` for."""
    with ExitStack() as stack:
        yield Search(site, stack.enter_context(workshop(site.folder))) if asked else None


def _earlier(path: Path) -> dict[str, str]:
    """The key of each index of an earlier run."""
    try:
        read = json.loads(path.read_bytes())
        return {entry["index"]: entry["key"] for entries in read.values() for entry in entries}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _page(document: Found, facts: Facts, language: str) -> str:
    """A page of words, for Pagefind alone: nobody reads it, and it is gone afterwards."""
    told = {
        "title": facts.title,
        "symbol": " – ".join(facts.symbols),
        "day": facts.day,
        "language": facts.language,
        "direction": direction_of(facts.language),
        "name": quote(document.name),
        "formats": " ".join(format_.extension for format_ in document.formats),
    }
    kept = {
        "organ": facts.organs,
        "session": tuple(f"{each.organ} {each.kind} {each.number}" for each in facts.sessions),
        "year": (facts.day[:4],) if facts.day else (),
        "subject": tuple(key for key, _ in facts.subjects),
    }
    meta = [f'<i data-pagefind-meta="{key}[data-is]" data-is="{escape(value)}"></i>' for key, value in told.items()]
    filters = [
        f'<i data-pagefind-filter="{key}[data-is]" data-is="{escape(value)}"></i>'
        for key, values in kept.items()
        for value in values
    ]
    head = f'<!DOCTYPE html><html lang="{escape(language)}"><head><meta charset="utf-8"></head>'
    words = f"<h1>{escape(told['symbol'])} {escape(facts.title)}</h1><p>{escape(facts.text)}</p>"
    return f"{head}<body data-pagefind-body>{''.join(meta)}{''.join(filters)}{words}</body></html>"


def _pagefind(pages: Path, out: Path, language: str) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(out), "--silent"]
    done = subprocess.run([*command, "--force-language", language], capture_output=True, check=False)  # noqa: S603
    if done.returncode or not (out / _ENTRY).is_file():
        reason = " ".join(done.stderr.decode("utf-8", "replace").split())[-300:]
        raise _failed(reason)


def _failed(reason: str) -> MastheadError:
    wrong, mend = f"the search cannot be made: Pagefind fails ({reason})", "make room, or use --no-search"
    return environment_error("MH186", wrong, "an index of all documents", mend, Place("pagefind"))
