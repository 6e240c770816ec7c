"""Deposits: a bag of a document with all its outputs and its record, and the proof that one is intact."""

from __future__ import annotations

from pipeline.archive.bag import Deposit, make_bag
from pipeline.archive.given import Given
from pipeline.archive.names import file_stem, symbols_of
from pipeline.archive.proof import receipt_of, verify_bag
from pipeline.archive.rebuilt import Verdict

__all__ = ["Deposit", "Given", "Verdict", "file_stem", "make_bag", "receipt_of", "symbols_of", "verify_bag"]
