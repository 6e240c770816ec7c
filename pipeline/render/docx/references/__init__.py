"""References: their words, targets, fields, labels and stored values."""
