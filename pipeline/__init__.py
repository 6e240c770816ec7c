"""Masthead: one canonical XML source of a United Nations document, and its official forms."""

__version__ = "0.1.0"
