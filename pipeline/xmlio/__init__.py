"""Reading XML: one parser, and what is said of text that is no XML."""
