"""The package: its parts, relationships, identifiers and properties."""
