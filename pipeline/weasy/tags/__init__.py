"""The structure tree of the PDF: one element for each element of the HTML."""
