"""The house style: layouts as data, read once, for the CSS and for Word alike."""

from pipeline.document.functions import Facts, Function, facts_of, functions, look_of
from pipeline.style.choose import choose_layout, covers, oldest_layout
from pipeline.style.landmarks import Box, Rule
from pipeline.style.load import document_style, house_style, layouts
from pipeline.style.model import HouseStyle
from pipeline.style.typography import Align, Face, TextStyle, Tracking
from pipeline.style.working import working_copy

__all__ = [
    "Align",
    "Box",
    "Face",
    "Facts",
    "Function",
    "HouseStyle",
    "Rule",
    "TextStyle",
    "Tracking",
    "choose_layout",
    "covers",
    "document_style",
    "facts_of",
    "functions",
    "house_style",
    "layouts",
    "look_of",
    "oldest_layout",
    "working_copy",
]
