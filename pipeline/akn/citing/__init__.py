"""Citations: from the words of a citation to a place, and back."""
