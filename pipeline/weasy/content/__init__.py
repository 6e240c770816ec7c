"""Marked content: what each run of the page stream belongs to, and its words."""
