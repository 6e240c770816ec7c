"""The comments of a working copy: what they say, and what they stand around."""
