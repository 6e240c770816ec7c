"""Commands that build nothing: they explain, count, and say where things are."""
