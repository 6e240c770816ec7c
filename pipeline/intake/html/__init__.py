"""Pages of HTML, as Word, LibreOffice and others save them, as a stream."""
