"""The source language: grammar, the Source model, ``load`` and ``dump``."""
