"""The body of a part: sections, numbered paragraphs, declarations, tables."""
