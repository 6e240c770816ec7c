"""Reads every output back and compares it with the Resolved document."""
