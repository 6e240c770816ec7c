"""Where pages end: what is kept together, notes, rules, tall rows."""
