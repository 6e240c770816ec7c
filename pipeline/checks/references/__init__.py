"""House rules of references and identifiers."""
