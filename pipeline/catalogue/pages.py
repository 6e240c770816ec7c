"""Prints the catalogue's pages in one language: the first page, the values of each index, and their works."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jinja2 import Template
from msgspec import Struct

from pipeline.catalogue.exported import address_of, best
from pipeline.catalogue.finding import CATALOGUE
from pipeline.catalogue.indexes import KINDS, PAGE, Value, labels
from pipeline.catalogue.wording import Wording, own_name, wording
from pipeline.catalogue.works import Version, Work
from pipeline.language import direction_of
from pipeline.render.environment import environment
from pipeline.resources import templates

Indexes = dict[str, tuple[Value, ...]]
ASSETS = ("catalogue.css", "catalogue.js")
_FIRST = 12  # values of an index on the first page
_NAMES = {"akn": "AKN", "txt": "TXT", "html": "HTML", "pdf": "PDF", "docx": "DOCX"}


class Link(Struct, frozen=True):
    """A link: where it leads, what it says, and how many works are there (or what else is to be told of it)."""

    address: str
    text: str
    told: str = ""
    language: str = ""
    direction: str = ""
    media: str = ""


class Entry(Struct, frozen=True):
    """A work as a page prints it."""

    symbol: str
    title: Link
    facts: str
    status: str
    versions: tuple[tuple[Link, tuple[Link, ...]], ...]


class Frame(Struct, frozen=True):
    """What all pages of a language share: its words, and the languages of the pages."""

    words: Wording
    languages: tuple[str, ...]
    indexes: Indexes
    searched: tuple[str, ...]

    def home(self, language: str = "") -> str:
        """The address of the first page in a language, from the folder on."""
        code = language or self.words.code
        return "index.html" if code == self.languages[0] else f"{CATALOGUE}/{code}/index.html"


def pages(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """Name, from the folder on, and bytes of every page in the language of the frame."""
    yield _home(frame)
    for kind in (each for each in KINDS if each in frame.indexes):
        yield _values(frame, kind)
        for label, value in labels(kind, frame.indexes[kind], frame.words):
            for number in range(1, value.pages + 1):
                yield _works(frame, kind, label, value, number)


def asset(name: str) -> bytes:
    """A file that all pages share."""
    return (templates() / "catalogue" / name).read_bytes()


@cache
def _template(name: str) -> Template:
    return environment().get_template(f"catalogue/{name}")


def _page(frame: Frame, template: str, name: str, title: str, **more: object) -> tuple[str, bytes]:
    """A page; ``root`` leads from it to the folder of the outputs."""
    root = "../" * name.count("/") or "./"
    others = [
        Link(f"{root}{_in_language(frame, name, code)}", own_name(code), "", code, direction_of(code))
        for code in frame.languages
    ]
    own = frame.words.own
    indexes = [Link(f"{root}{_address(frame, kind)}", own[kind]) for kind in KINDS if kind in frame.indexes]
    page = _template(template).render(
        title=title, root=root, words=frame.words, own=own, home=f"{root}{frame.home()}", others=others,
        indexes=indexes, searched=bool(frame.searched), folder=CATALOGUE, **more,
    )  # fmt: skip
    return name, page.encode()


def _in_language(frame: Frame, name: str, code: str) -> str:
    """The same page in another language of the catalogue."""
    if name == frame.home():
        return frame.home(code)
    return name.replace(f"{CATALOGUE}/{frame.words.code}/", f"{CATALOGUE}/{code}/", 1)


def _address(frame: Frame, kind: str, value: Value | None = None, number: int = 1) -> str:
    below = f"{CATALOGUE}/{frame.words.code}/{kind}"
    return f"{below}/{value.name}/{number}.html" if value else f"{below}/index.html"


def _links(frame: Frame, kind: str, root: str) -> list[Link]:
    """The values of an index; of that by symbol its pages."""
    values = frame.indexes[kind]
    if kind == "symbol":
        return [_part(frame, values[0], number, root) for number in range(1, values[0].pages + 1)]
    return [
        Link(f"{root}{_address(frame, kind, value)}", label, str(len(value.works)))
        for label, value in labels(kind, values, frame.words)
    ]


def _part(frame: Frame, value: Value, number: int, root: str) -> Link:
    """A page of the index by symbol: its first and last symbol."""
    works = value.page(number)
    text = " … ".join(dict.fromkeys(work.symbol for work in (works[0], works[-1])))
    return Link(f"{root}{_address(frame, 'symbol', value, number)}", text, str(len(works)), direction="ltr")


def _home(frame: Frame) -> tuple[str, bytes]:
    name = frame.home()
    root = "../" * name.count("/") or "./"
    own = frame.words.own
    parts = []
    for kind in (each for each in KINDS if each in frame.indexes):
        links = _links(frame, kind, root)
        more = Link(f"{root}{_address(frame, kind)}", own["more"].format(count=len(links)))
        parts.append((own[kind], links[:_FIRST], more if len(links) > _FIRST else None))
    choices = [
        (kind, own[kind], [(value.key, label) for label, value in labels(kind, frame.indexes[kind], frame.words)])
        for kind in ("organ", "session", "date")
        if kind in frame.indexes
    ]
    languages = [(code, frame.words.house.language(code)) for code in frame.searched]
    count = sum(len(value.works) for value in frame.indexes.get("symbol", ()))
    told = own["documents"].format(count=count)
    return _page(
        frame, "home.html.j2", name, own["title"], parts=parts, choices=choices, search_languages=languages, told=told
    )


def _values(frame: Frame, kind: str) -> tuple[str, bytes]:
    name = _address(frame, kind)
    links = _links(frame, kind, "../" * name.count("/"))
    return _page(frame, "values.html.j2", name, frame.words.own[kind], links=links)


def _works(frame: Frame, kind: str, label: str, value: Value, number: int) -> tuple[str, bytes]:
    name = _address(frame, kind, value, number)
    own = frame.words.own
    entries = [_entry(frame, work, "../" * name.count("/")) for work in value.page(number)]
    near = {"previous": number - 1, "next": number + 1}
    turns = [(turn, Link(f"{at}.html", own[turn])) for turn, at in near.items() if 1 <= at <= value.pages]
    return _page(
        frame, "works.html.j2", name, label, entries=entries, turns=turns, above=Link("../index.html", own[kind]),
        told=own["page"].format(number=number, pages=value.pages, count=len(value.works)),
        start=(number - 1) * PAGE + 1,
    )  # fmt: skip


def _entry(frame: Frame, work: Work, root: str) -> Entry:
    version = work.version(frame.words.code)
    title = Link(
        f"{root}{address_of(version, best(version.formats))}", version.title, "", version.language,
        direction_of(version.language),
    )  # fmt: skip
    symbol = work.symbol or frame.words.house.unassigned
    return Entry(
        symbol,
        title,
        frame.words.facts(work),
        frame.words.status(work),
        tuple((_language(frame, each), _outputs(frame, each, symbol, root)) for each in work.versions),
    )


def _language(frame: Frame, version: Version) -> Link:
    name = own_name(version.language)
    if name == version.language:
        return Link("", frame.words.house.language(name))
    return Link("", name, "", version.language, direction_of(version.language))


def _outputs(frame: Frame, version: Version, symbol: str, root: str) -> tuple[Link, ...]:
    spoken = frame.words.house.language(version.language)
    return tuple(
        Link(
            f"{root}{address_of(version, each)}", _NAMES[each.value], f"{_NAMES[each.value]}, {spoken}, {symbol}",
            version.language, media=each.row.media_type,
        )
        for each in version.formats
    )  # fmt: skip


def frame_of(code: str, languages: tuple[str, ...], indexes: Indexes, searched: tuple[str, ...]) -> Frame:
    """The frame of a language."""
    return Frame(wording(code), languages, indexes, searched)
