"""Deposits: a bag of a document with all its outputs and its record, and the proof that one is intact."""

from __future__ import annotations

from pipeline.archive.bag import Deposit, make_bag
from pipeline.archive.given import Given
from pipeline.archive.proof import receipt_of, verify_bag
from pipeline.archive.rebuilt import Verdict
from pipeline.archive.received import Received, received

__all__ = ["Deposit", "Given", "Received", "Verdict", "make_bag", "receipt_of", "received", "verify_bag"]
