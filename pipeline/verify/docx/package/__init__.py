"""The package of a DOCX: its parts with tracked changes accepted, its styles and lists as Word resolves them."""
