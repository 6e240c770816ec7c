"""veraPDF, where it is installed: its verdict on the PDF of a deposit."""
