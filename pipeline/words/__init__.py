"""The words of the house, one file per language, and what is the same in every language."""

from pipeline.words.house import House, house
from pipeline.words.load import inside, words
from pipeline.words.script import LATIN, Script
from pipeline.words.ties import ties
from pipeline.words.words import Words

__all__ = ["LATIN", "House", "Script", "Words", "house", "inside", "ties", "words"]
