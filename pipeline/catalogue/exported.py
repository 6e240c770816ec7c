"""What programs read: ``catalogue.json`` for all works, and the site map for search engines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from pipeline.catalogue.works import Version, Work
from pipeline.outputs import Format

_URLS = 40_000  # of a site map; the protocol has at most 50,000
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_FIRST = (Format.HTML, Format.PDF, Format.TXT, Format.DOCX, Format.AKN)  # which output a reader is led to


def address_of(version: Version, format_: Format) -> str:
    """The address of an output from the folder on."""
    return quote(f"{version.name}{format_.extension}")


def best(formats: tuple[Format, ...]) -> Format:
    """The output for a browser."""
    return next(format_ for format_ in _FIRST if format_ in formats)


def catalogue_json(works: tuple[Work, ...]) -> bytes:
    """All works, one a line."""
    lines = ",\n".join(json.dumps(_entry(work), ensure_ascii=False) for work in works)
    return f'{{"version": 1, "documents": [\n{lines}\n]}}\n'.encode()


def _entry(work: Work) -> dict[str, object]:
    first = work.first
    return {
        "iri": first.work,
        "symbols": first.symbols,
        "title": first.title,
        "date": first.day,
        "status": first.status,
        "organs": first.organs,
        "sessions": [{"organ": each.organ, "kind": each.kind, "number": each.number} for each in first.sessions],
        "subjects": list(dict.fromkeys(key for version in work.versions for key, _ in version.subjects)),
        "versions": [
            {
                "language": version.language,
                "title": version.title,
                "date": version.day,
                "files": {each.value: address_of(version, each) for each in version.formats},
            }
            for version in work.versions
        ],
    }


def sitemaps(works: tuple[Work, ...], pages: tuple[str, ...], address: str) -> Iterator[tuple[str, bytes]]:
    """The site map: name and bytes of each file; an index of several where there are many addresses.

    ``address`` is where the folder will stand on the web, ``pages`` those of the catalogue from the folder on.
    """
    urls = [*(_url(f"{address}{page}", ()) for page in pages), *(url for work in works for url in _urls(work, address))]
    parts = [urls[at : at + _URLS] for at in range(0, len(urls), _URLS)]
    files = [(f"sitemap-{number}.xml", _file("urlset", part)) for number, part in enumerate(parts, 1)]
    if len(files) == 1:
        yield "sitemap.xml", files[0][1]
        return
    yield from files
    named = [f"<sitemap><loc>{address}{name}</loc></sitemap>" for name, _ in files]
    yield "sitemap.xml", _file("sitemapindex", named)


def _urls(work: Work, address: str) -> Iterator[str]:
    """The output for a browser in each language; each names the others."""
    located = [
        (version.language, f"{address}{address_of(version, best(version.formats))}") for version in work.versions
    ]
    for _, location in located:
        yield _url(location, tuple(located) if len(located) > 1 else ())


def _url(location: str, others: tuple[tuple[str, str], ...]) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(other)}/>'
        for language, other in others
    )
    return f"<url><loc>{location.replace('&', '&amp;')}</loc>{links}</url>"


def _file(root: str, entries: list[str]) -> bytes:
    body = "\n".join(entries)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_NAMESPACES}>\n{body}\n</{root}>\n'.encode()
