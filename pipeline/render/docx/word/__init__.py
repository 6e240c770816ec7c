"""WordprocessingML itself: runs, paragraphs, measures, and what Word is told of a language."""
