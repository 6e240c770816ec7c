"""Masthead as a library: begin, take in, load, check, build, verify, cite, count and exchange documents (docs/api.md).

Everything here is stable within a version: what it is given and gives back changes with the major version alone.
"""

from __future__ import annotations

from pipeline import __version__
from pipeline.akn.citing.cite import Citation
from pipeline.checks.counting import Count
from pipeline.errors import Exit, Fault, MastheadError, Passage, Place, Severity
from pipeline.intake import Taken
from pipeline.library.beginning import new, take_in
from pipeline.library.document import Document, load
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
    "Taken",
    "__version__",
    "load",
    "new",
    "take_in",
]
