"""Compares two versions of a document and shows what changed, in the outputs that people read."""
