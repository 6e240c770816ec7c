"""What the paragraphs of a file are: letter, title, signatures, annexes, headings, recitals, numbered paragraphs."""
