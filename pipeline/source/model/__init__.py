"""The Source model: what was written, with places."""
