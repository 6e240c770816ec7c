"""The document as plain text."""

from pipeline.render.text.render import render_text

__all__ = ["render_text"]
