"""Fields: what Word would print of them, where they lead, and the tables of contents that they make."""
