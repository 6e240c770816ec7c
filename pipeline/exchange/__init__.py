"""Exchange with translation tools: XLIFF 2.1 out of a source, and back into a version in another language."""

from __future__ import annotations

from pipeline.exchange.read import from_xliff
from pipeline.exchange.write import to_xliff

__all__ = ["from_xliff", "to_xliff"]
