"""The second step: a lifted file as a Source model, by a reader of ordinary structure."""
