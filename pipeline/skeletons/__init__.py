"""Sources to begin with: blank ones of every kind, and those that follow a document or translate it."""

from __future__ import annotations

from pipeline.skeletons.blank import KINDS, Asked, skeleton, symbols_of
from pipeline.skeletons.related import RELATED, marked, skeleton_of
from pipeline.skeletons.translation import translated, translation_of

__all__ = [
    "KINDS",
    "RELATED",
    "Asked",
    "marked",
    "skeleton",
    "skeleton_of",
    "symbols_of",
    "translated",
    "translation_of",
]
