"""Answers the browser of this machine: the page, what has changed, pages as pictures, files to download."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import combinations
from secrets import token_hex
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from pipeline.errors import MastheadError
from pipeline.outputs import Format
from pipeline.render.environment import environment
from pipeline.resources import read_text, templates
from pipeline.watching import comparing
from pipeline.watching.comparing import Comparing
from pipeline.watching.documents import Followed, News
from pipeline.watching.guard import OnlyThisMachine

_DOTS = 110  # an inch, of the pictures of pages
_ALIVE = 15.0  # seconds after which a reader is told that the bench is still there


class Bench:
    """What the routes answer from."""

    def __init__(self, documents: Sequence[Followed], comparing: Comparing, news: News) -> None:
        self.documents, self.comparing, self.news = documents, comparing, news
        self._run = token_hex(8)  # a page that was another bench's, under the same address, begins anew

    def app(self, port: int) -> Starlette:
        """The application."""
        return Starlette(
            routes=[
                Route("/", self.page),
                Route("/watch.css", self.style),
                Route("/watch.js", self.script),
                Route("/state", self.state),
                Route("/events", self.events),
                Route("/{number:int}/html", self.html),
                Route("/{number:int}/changes/{since}", self.changes),
                Route("/{number:int}/beside/{other:int}", self.versions),
                Route("/{number:int}/page/{page:int}.png", self.picture),
                Route("/{number:int}/file/{format}", self.file),
            ],
            middleware=[Middleware(OnlyThisMachine, port=port)],
        )

    async def page(self, _: Request) -> Response:
        """The page around the documents."""
        labels = {format_.value: format_.extension for format_ in Format}
        text = (
            environment()
            .get_template("watch/page.html.j2")
            .render(documents=self.documents, labels=labels, pairs=tuple(self._pairs()))
        )
        return HTMLResponse(text)

    def _pairs(self) -> Iterator[dict[str, object]]:
        """Which documents can be shown side by side: the first with each other one, then those among themselves."""
        for (one, first), (other, second) in combinations(enumerate(self.documents), 2):
            yield {"one": one, "other": other, "name": f"{first.path.name} and {second.path.name}"}

    async def style(self, _: Request) -> Response:
        """How it looks."""
        return Response(read_text(templates() / "watch" / "watch.css"), media_type="text/css")

    async def script(self, _: Request) -> Response:
        """What it does."""
        return Response(read_text(templates() / "watch" / "watch.js"), media_type="text/javascript")

    async def state(self, _: Request) -> Response:
        """What there is now."""
        return JSONResponse(self._state())

    def _state(self) -> list[object]:
        return [{**document.as_json(), "run": self._run} for document in self.documents]

    async def events(self, request: Request) -> Response:
        """What there is now, and again at each change (server-sent events)."""

        async def told() -> AsyncIterator[str]:
            changes = self.news.changes()
            waiting: asyncio.Task[int] | None = None
            while not await request.is_disconnected():
                waiting = waiting or asyncio.ensure_future(anext(changes))
                done, _ = await asyncio.wait([waiting], timeout=_ALIVE)
                if done:
                    waiting = None
                    yield f"data: {json.dumps(self._state())}\n\n"
                else:
                    yield ": here\n\n"

        return StreamingResponse(told(), media_type="text/event-stream")

    async def html(self, request: Request) -> Response:
        """The HTML of a document."""
        document = self._document(request)
        return HTMLResponse(document.text.html.decode()) if document and document.text.version else _no_text()

    async def changes(self, request: Request) -> Response:
        """The same, with what has changed since an earlier text."""
        document = self._document(request)
        since = document.since(request.path_params["since"]) if document else None
        if document is None or since is None:
            return _no_text("There is no earlier text to compare this one with.")
        key = (request.path_params["number"], since.version, document.text.version)
        return await self._compared(key, comparing.changes, since.html, document.text.html)

    async def versions(self, request: Request) -> Response:
        """Two language versions side by side."""
        one, other = self._document(request), self._document(request, "other")
        if one is None or other is None or not (one.text.version and other.text.version):
            return _no_text()
        key = ("beside", *request.path_params.values(), one.text.version, other.text.version)
        return await self._compared(key, comparing.versions, one.path, one.data, other.path, other.data)

    async def _compared(self, key: tuple[object, ...], make: Callable[..., bytes], *given: object) -> Response:
        try:
            return HTMLResponse((await self.comparing.of(key, make, *given)).decode())
        except (OSError, MastheadError) as error:
            return _no_text(f"These cannot be compared: {error}.", 500)

    async def picture(self, request: Request) -> Response:
        """A page of the PDF as a picture."""
        document = self._document(request)
        page = int(request.path_params["page"])
        if document is None or not 1 <= page <= document.pages:
            return PlainTextResponse("there is no such page\n", 404)
        data = document.preview
        png = await asyncio.to_thread(_picture, _Pdf(sha256(data).hexdigest(), data), page)
        return Response(png, media_type="image/png")

    async def file(self, request: Request) -> Response:
        """An output, to keep."""
        document = self._document(request)
        format_ = next((each for each in Format if each.value == request.path_params["format"]), None)
        if document is None or format_ is None or format_.value not in document.files:
            return PlainTextResponse("there is no such file\n", 404)
        name = f"{document.path.stem}{format_.extension}"
        plain = "".join(each if each.isascii() and (each.isalnum() or each in "-._ ") else "_" for each in name)
        headers = {"content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"}
        return Response(document.files[format_.value], media_type=format_.row.media_type, headers=headers)

    def _document(self, request: Request, name: str = "number") -> Followed | None:
        number = int(request.path_params[name])
        return self.documents[number] if number < len(self.documents) else None


def _no_text(words: str = "It is not made yet.", status: int = 404) -> Response:
    return HTMLResponse(environment().get_template("watch/none.html.j2").render(words=words), status)


class _Pdf:
    """A PDF that is known by its hash: its pages are drawn once."""

    def __init__(self, digest: str, data: bytes) -> None:
        self.digest, self.data = digest, data

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pdf) and other.digest == self.digest


@lru_cache(maxsize=64)
def _picture(pdf: _Pdf, page: int) -> bytes:
    import pypdfium2  # type: ignore[import-untyped]

    read = pypdfium2.PdfDocument(BytesIO(pdf.data))
    try:
        made = BytesIO()
        read[page - 1].render(scale=_DOTS / 72).to_pil().save(made, "PNG")
        return made.getvalue()
    finally:
        read.close()
