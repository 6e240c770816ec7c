"""Lets nobody but the bench's own pages ask: no other origin, no other name, nothing that was not made here."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
)


class OnlyThisMachine:
    """Answers requests to this machine's own address, from its own pages; others get 403.

    A page of another origin can neither read nor ask (``Origin``, ``Sec-Fetch-Site``), and a name that somebody lets
    lead here is none of ours (``Host``).
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in (HOST, "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        origin = request.headers.get("origin")
        foreign = origin is not None and origin.removeprefix("http://") not in self._hosts
        site = request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin")

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        if request.headers.get("host") not in self._hosts or foreign or site:
            await PlainTextResponse("masthead answers its own pages alone\n", 403)(scope, receive, sent)
        else:
            await self._app(scope, receive, sent)
