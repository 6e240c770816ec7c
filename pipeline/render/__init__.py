"""Renders the Resolved document: one package for each output, templates, and what they share."""
