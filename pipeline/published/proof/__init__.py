"""Proves that a source says what the published file says; it shares no code with what reads the file."""
