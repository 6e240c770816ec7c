"""The package of a DOCX: its styles as Word resolves them, and the scripts of its words."""
