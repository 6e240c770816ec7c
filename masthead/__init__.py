"""Masthead as a library: load, check, build, verify, cite and count documents (docs/api.md).

Everything here is stable within a version: what it is given and gives back changes with the major version alone.
"""

from __future__ import annotations

from pipeline import __version__
from pipeline.errors import Exit, Fault, MastheadError, Passage, Place, Severity
from pipeline.library import Citation, Count, Document, load
from pipeline.outputs import Format

__all__ = [
    "Citation",
    "Count",
    "Document",
    "Exit",
    "Fault",
    "Format",
    "MastheadError",
    "Passage",
    "Place",
    "Severity",
    "__version__",
    "load",
]
