"""Akoma Ntoso for United Nations documents: names, metadata, checks, citations and the way back to the source."""
