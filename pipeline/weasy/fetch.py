"""What the HTML may load: ``data:`` addresses, and files of one given folder. Never the network."""

from __future__ import annotations

import mimetypes
from binascii import a2b_base64
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit
from urllib.request import url2pathname

_TYPES = mimetypes.MimeTypes()  # the standard library's own table, the same on every machine


class Fetcher:
    """WeasyPrint's ``url_fetcher``. A refusal is logged by WeasyPrint and so becomes a fault."""

    _fail_on_errors = False  # WeasyPrint asks for it

    def __init__(self, base: Path | None) -> None:
        self._base = base.resolve() if base is not None else None

    def __call__(self, url: str) -> Any:
        """The response for ``url``; raises ``ValueError`` where it may not be loaded."""
        scheme = url.partition(":")[0].lower()
        if scheme == "data":
            body, mime = _data(url)
        elif scheme == "file":
            body, mime = self._file(url)
        else:
            raise ValueError(f"only data: addresses and files of the document's folder may be loaded, not {url}")
        respond = import_module("weasyprint.urls").URLFetcherResponse
        return respond(url, body, {"Content-Type": mime})

    def _file(self, url: str) -> tuple[bytes, str]:
        path = Path(url2pathname(urlsplit(url).path)).resolve()
        if self._base is None or not path.is_relative_to(self._base):
            raise ValueError(f"{path.name} lies outside the folder that the document may load from")
        return path.read_bytes(), _TYPES.guess_type(path.name)[0] or "application/octet-stream"


def _data(url: str) -> tuple[bytes, str]:
    """Body and media type of a ``data:`` address (RFC 2397)."""
    head, comma, tail = url[len("data:") :].partition(",")
    if not comma:
        raise ValueError("a data: address without a comma")
    mime, *parameters = head.split(";")
    body = unquote_to_bytes(tail)
    if parameters and parameters[-1].strip().lower() == "base64":
        body = a2b_base64(body)
    return body, mime.strip() or "text/plain"
