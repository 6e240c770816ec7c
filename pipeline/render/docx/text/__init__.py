"""The text of the document: blocks, tables, notes, contents, and turned pages."""
