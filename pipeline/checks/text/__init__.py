"""House rules of the text: headings, lists, numbers, tables, characters."""
