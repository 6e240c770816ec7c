"""The house style: layouts as data, read once, for the CSS and for Word alike."""

from pipeline.style.choose import choose_layout, covers, oldest_layout
from pipeline.style.functions import Function
from pipeline.style.landmarks import Box, Rule
from pipeline.style.load import house_style, layouts
from pipeline.style.model import HouseStyle
from pipeline.style.typography import Align, Face, TextStyle, Tracking
from pipeline.style.working import working_copy

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
    "oldest_layout",
    "working_copy",
]
