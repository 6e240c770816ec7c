"""The text: its paragraphs as pieces of the stream, and their bookmarks."""
