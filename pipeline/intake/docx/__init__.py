"""Word's files: the package read as a stream of paragraphs, tables and notes."""
