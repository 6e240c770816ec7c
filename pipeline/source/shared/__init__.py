"""Annexes that stand in another version of the document: their words are written in before anything is checked."""

from __future__ import annotations

from pipeline.source.shared.annexes import written_in

__all__ = ["written_in"]
