"""Compares two versions of a document: blocks with blocks, words within them. It knows neither sources nor formats."""
