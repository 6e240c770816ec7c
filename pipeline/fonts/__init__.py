"""The fonts of the house."""
