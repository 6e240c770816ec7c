"""Numbers and ids of a document, made from one value."""
