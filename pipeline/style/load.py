"""Reads a layout of the house from its data file, over the layout that it extends."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from pipeline.document.functions import functions
from pipeline.document.model import Document
from pipeline.fonts.house import Script, typeface
from pipeline.language import letters_of
from pipeline.style.landmarks import (
    Box,
    EndRule,
    Foot,
    Grid,
    MastheadStyle,
    Notes,
    Page,
    Rule,
    Running,
    Switches,
    Tables,
    Working,
)
from pipeline.style.model import HouseStyle
from pipeline.style.sheets import Data, laid_over, layout_data
from pipeline.style.text import text_style
from pipeline.style.typography import Face, Tracking


def document_style(document: Document) -> HouseStyle:
    """The layout of a document, with the measures of its kind, of its script, and the width of its letters."""
    return _house_style(document.layout, letters_of(document.language.code), document.scale, document.kind)


def house_style(name: str, language: str = "") -> HouseStyle:
    """The layout of that name (``new-york``, ``new-york-2006``, ``geneva``), with the measures of a language's script.

    Raises a call error (``MH701``) where the house has no such layout.
    """
    return _house_style(name, letters_of(language), 0, "")


@cache
def _house_style(name: str, letters: str, scale: int, kind: str) -> HouseStyle:
    tree = layout_data(name)
    tree = laid_over(tree, (tree["kinds"] or {}).get(kind, {}))
    tree = laid_over(tree, tree["scripts"].get(letters, {}))
    faces = {script.value: _face(script, tree["faces"][script.value]) for script in Script}
    page, grid = Page(**tree["page"]), Grid(**tree["grid"])
    tracking = {key: Tracking(**pair) for key, pair in tree["tracking"].items()}
    if scale:
        tracking["text"] = tracking["text"].scaled(scale, tree["letter_width"])
    styles = {
        function: text_style(function, tree=tree, grid=grid, page=page, tracking=tracking, face=faces["latin"])
        for function in functions()
    }
    return HouseStyle(
        name=name,
        page=page,
        grid=grid,
        masthead=_masthead(tree["masthead"]),
        running=Running(**_with_rule(tree["running"], "rule")),
        foot=_foot(tree["foot"]),
        notes=Notes(**_with_rule(tree["notes"], "frame_rule")),
        tables=Tables(**tree["tables"]),
        end_rule=EndRule(**tree["end_rule"]),
        working=Working(**tree["working"]),
        switches=Switches(**(tree["switches"] | {"hyphenated": tuple(tree["switches"]["hyphenated"])})),
        head_after=tree["head_after"],
        left_share=tree["left_share"],
        signature_column=tree["signature_column"],
        word_spacing=tree["word_spacing"],
        tab_step=tree["tab_step"],
        faces=MappingProxyType(faces),
        styles=MappingProxyType(styles),
    )


def _with_rule(part: Data, key: str) -> Data:
    return part | {key: Rule(**part[key])}


def _masthead(part: Data) -> MastheadStyle:
    shaped = _with_rule(_with_rule(part, "rule_upper"), "rule_lower")
    return MastheadStyle(**shaped | {"emblem": Box(**part["emblem"]), "right_bases": tuple(part["right_bases"])})


def _face(script: Script, part: Data) -> Face:
    pair = typeface(script)
    return Face(pdf=pair.family, word=pair.word_family, **part)


def _foot(part: Data) -> Foot:
    boxes: Data = {key: Box(**part[key]) for key in ("barcode", "recycle", "qr")}
    return Foot(**part | boxes)
