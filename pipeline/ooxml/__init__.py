"""Reads the package of a Word file: its parts, its numbers as Word counts them, its text with changes accepted.

Whoever reads such a file begins here: ``verify``, ``intake``, ``redline`` and ``desk``.
"""
