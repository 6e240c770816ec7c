"""Inline content: references, notes, symbols, speakers, and the register."""
