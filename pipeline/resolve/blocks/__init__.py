"""The blocks of the text: paragraphs, lists, tables, figures."""
