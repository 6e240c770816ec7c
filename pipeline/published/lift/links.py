"""Mends links: a symbol for an address of the document system, addresses without blanks, no link without words."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

from lxml import etree

from pipeline.published.acts import Act, Acts
from pipeline.published.tree import below, raw

SYMBOL = "symbol"  # the attribute of a link that leads to a document
_HOSTS = ("docs.un.org", "undocs.org")
_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh", "ch", "sp")
_COUNCIL = re.compile(r"\A(S/RES/\d+) ?\((\d{4})\)\Z")
_CASES = re.compile(r"/(?:(?:hrc|res|prst|dec|conf|ac)(?=/)|(?:add|corr|rev)(?=\.\d))", re.IGNORECASE)
_RIGHT = {each.upper(): each for each in ("HRC", "RES", "PRST", "DEC", "Add", "Corr", "Rev", "CONF", "AC")}
_SAFE = "/:?#[]@!$&'()*+,;=%-._~"
_LONGEST = 200  # characters of an address that is looked at for a symbol


def lift_links(root: etree._Element, acts: Acts) -> None:
    """Give each link that leads to a document its ``symbol``; take away links without words or without an address."""
    for link in list(below(root, "a", "ref")):
        href = link.get("href", "")
        symbol = symbol_of(href)
        if not raw(link).strip() or not href.strip():
            link.attrib.clear()
            acts.add(Act.LINK, link, href)
        elif symbol:
            link.set(SYMBOL, symbol)
            if not unquote(href).endswith(f"/{symbol}"):
                acts.add(Act.LINK, link, href)
        elif _address(href) != href:
            link.set("href", _address(href))
            acts.add(Act.LINK, link, href)


def _address(href: str) -> str:
    """An address of the web without blanks, by the protocol that the source wants."""
    try:
        urlsplit(href)
    except ValueError:
        return ""
    address = quote(href.strip(), safe=_SAFE)
    return f"https://{address[7:]}" if address.startswith("http://") else address


def symbol_of(href: str) -> str:
    """The symbol that an address of the document system names, as the United Nations write it; else ``''``."""
    try:
        parts = urlsplit(href.strip()[:_LONGEST])
    except ValueError:
        return ""
    if parts.hostname is None or parts.hostname.removeprefix("www.") not in _HOSTS:
        return ""
    steps = [step.strip() for step in unquote(parts.path).split("/") if step.strip()]
    if steps and steps[0].lower() in _LANGUAGES:
        steps = steps[1:]
    written = "/".join("".join(letter for letter in step if letter.isascii()) for step in steps)
    written = f"{written[:1].upper()}{written[1:]}" if written[1:2] == "/" else written
    symbol = " ".join(_CASES.sub(lambda found: f"/{_RIGHT[found[0][1:].upper()]}", written).split())
    council = _COUNCIL.match(symbol)
    if council:
        return f"{council[1]} ({council[2]})"
    return symbol if "/" in symbol else ""
