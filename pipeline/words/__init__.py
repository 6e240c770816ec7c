"""The words of the house, one file per language, and what is the same in every language."""

from pipeline.words.house import House, house
from pipeline.words.words import Words, words

__all__ = ["House", "Words", "house", "words"]
