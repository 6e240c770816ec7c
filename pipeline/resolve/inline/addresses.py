"""Writes an address of the web as every output has it: in ASCII, by RFC 3986, whatever letters it was typed in."""

from __future__ import annotations

import re
from urllib.parse import quote

_PARTS = re.compile(r"(https?://)([^/?#]*)([^#]*)(?:#(.*))?", re.DOTALL)
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PATH = "%/:?@!$&'()*+,;=-._~"  # RFC 3986, 3.3 and 3.4, and what is written by the percent sign already


def uri(address: str) -> str:
    """The URI of an address (RFC 3987, 3.1); the name of its host as the domain names have it, where it is one."""
    found = _PARTS.fullmatch(address)
    if found is None:
        return _quoted(address)
    scheme, host, path, fragment = found.groups()
    return scheme + _host(host) + _quoted(path) + ("" if fragment is None else f"#{_quoted(fragment)}")


def _host(host: str) -> str:
    if host.isascii():
        return quote(host, safe="%:@[]!$&'()*+,;=-._~")
    name, colon, port = host.partition(":")
    try:
        return name.encode("idna").decode("ascii") + colon + quote(port)
    except UnicodeError:
        return _quoted(host)


def _quoted(text: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", text), safe=_PATH)
