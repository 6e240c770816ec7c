"""Reads the text of a component back: paragraphs, lists, tables, resolutions, and the levels that hold them."""
