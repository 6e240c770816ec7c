"""The grammar: the schema, and the words in which its faults are told."""
