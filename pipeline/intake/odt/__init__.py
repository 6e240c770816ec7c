"""OpenDocument texts: the package read as a stream of paragraphs, tables and notes."""
