"""Rules of signs: marks, spaces, hyphens, letters."""
