"""The document as plain text."""

from pipeline.render.request import Request
from pipeline.render.text.render import render_text

__all__ = ["render_text", "rendered"]


def rendered(request: Request) -> bytes:
    """The text as an output of the table of outputs."""
    return render_text(request.document, request.options.wrap).encode()
