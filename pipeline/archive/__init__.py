"""Deposits: a bag of a document with all its outputs and its record, and the proof that one is intact."""

from __future__ import annotations

from pipeline.archive.bag import Deposit, make_bag
from pipeline.archive.names import file_stem, symbols_of
from pipeline.archive.proof import verify_bag

__all__ = ["Deposit", "file_stem", "make_bag", "symbols_of", "verify_bag"]
