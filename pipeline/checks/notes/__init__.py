"""House rules of notes: calls, places, spaces, marks."""
