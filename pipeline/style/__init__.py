"""The house style: layouts as data, read once, for the CSS and for Word alike."""

from pipeline.style.choose import choose_layout, covers
from pipeline.style.functions import Function
from pipeline.style.load import house_style, layouts
from pipeline.style.model import Align, Box, Face, HouseStyle, Rule, TextStyle, Tracking

__all__ = [
    "Align",
    "Box",
    "Face",
    "Function",
    "HouseStyle",
    "Rule",
    "TextStyle",
    "Tracking",
    "choose_layout",
    "covers",
    "house_style",
    "layouts",
]
