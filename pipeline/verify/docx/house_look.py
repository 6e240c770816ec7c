"""What the house style asks of the type and the paragraphs of each function, in Word's units.

Read from the house style alone. What is told apart here is what the functions themselves have: numbers, headings under
headings, cells, notes. Where masthead and cells stand is measured on the page and in the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from tomllib import loads
from unicodedata import east_asian_width

from pipeline.resources import data, read_text
from pipeline.style import Align, Function, HouseStyle, TextStyle
from pipeline.style.units import half_points, twips
from pipeline.verify.docx.measures import Properties, told
from pipeline.verify.docx.tongues import script_of
from pipeline.verify.docx.wanted import Setting, Trait
from pipeline.verify.pieces import Tongue

_ALIGN: Mapping[Align, str] = {Align.START: "left", Align.END: "right", Align.CENTER: "center", Align.JUSTIFY: "both"}
_MASTHEAD = frozenset(
    {Function.UNITED_NATIONS, Function.SYMBOL, Function.ORGAN, Function.RIGHT_COLUMN}
    | {Function.LEFT_REGULAR, Function.LEFT_STRONG, Function.LEFT_ORGAN}
)
_CELLS = frozenset({Function.TABLE_HEAD, Function.TABLE_BODY, Function.TABLE_GROUP, Function.TABLE_TOTAL})
_UNASKED = ("before", "after", "contextualSpacing")
_LONGEST_MARK = 6  # characters, by the longest of the schema, a reissue and words that are not verified


@cache
def _page() -> Mapping[str, float]:
    """What Word pages have beyond the house style, in points."""
    return loads(read_text(data("docx") / "page.toml"))


def stays(words: str) -> bool:
    """Whether a paragraph of ``words`` (without white space) is short enough to be kept with the next one."""
    wide = sum(east_asian_width(sign) in ("W", "F") for sign in words)
    return len(words) + wide <= _page()["kept_characters"]


class HouseLook:
    """The looks of a document of one layout and language: ``script`` is its script, ``rtl`` that it is mirrored."""

    def __init__(self, house: HouseStyle, script: str, *, rtl: bool) -> None:
        self.house = house
        self.rtl = rtl
        self._face = house.faces[script]
        faces = house.faces
        latin = faces["latin"].word
        self._fonts: Properties = {"font.ascii": latin, "font.hAnsi": latin}
        self._fonts |= {"font.eastAsia": faces["han"].word, "font.cs": faces["arabic"].word}
        self._fonts["kern"] = str(half_points(_page()["kerned_from"]))

    def type(self, function: Function, trait: Trait) -> Properties:
        """The type of words of ``trait`` in a paragraph of ``function``; italics in italics are upright."""
        other = Function.SYMBOL_LARGE if trait.large else Function.NOTE_SIGN
        style = self.house.of(other if trait.large or trait.sign else function)
        size = str(half_points(style.size))
        bold, italic = style.bold != trait.bold, style.italic != trait.italic
        said: Properties = {**self._fonts, "sz": size, "szCs": size, "b": bold, "bCs": bold, "i": italic, "iCs": italic}
        if self._face.tracked and (trait.mark or self.house.faces[script_of(trait.tongue.lang)].tracked):
            said |= {"w": str(style.tracking.scale), "spacing": str(twips(style.tracking.spacing))}
        if trait.raised:
            said["vertAlign"] = trait.raised
        if trait.url:
            said["color"] = self.house.switches.link_colour.lower() or "auto"
        if trait.tongue.direction == "rtl":
            said["rtl"] = True
        return told(said)

    def paragraph(self, setting: Setting) -> Properties:
        """The paragraph properties in this setting."""
        function = setting.function
        style = self.house.of(function)
        said: Properties = {
            "line": twips(style.leading), "lineRule": "exact", "jc": _ALIGN[style.align],
            "before": twips(style.before), "after": twips(style.after),
            "left": twips(style.left), "right": twips(style.right), "first": twips(style.first) - twips(style.left),
            "keepNext": style.keep_next or setting.keep, "keepLines": style.keep_lines,
            "pageBreakBefore": setting.breaks, "bidi": setting.rtl,
        }  # fmt: skip
        moved = twips(self.house.of(Function.BODY).left) if setting.turned else 0  # to the margin of a turned page
        if style.tab:
            said[f"tab.{twips(style.tab) - moved}"] = "left"
        indent = (self.house.faces[setting.script] if setting.script else self._face).indent_em
        if indent and style.first > style.left and not style.tab:
            said["firstLineChars"] = round(indent * 100)
            said["first"] = twips(indent * style.size)
        if setting.numbered and style.mark_end:
            said |= {"first": twips(style.mark_end) - twips(style.left), f"tab.{twips(style.left)}": "left"}
            said["number.jc"] = "right"
        return told(said | self._own(setting, style))

    def _own(self, setting: Setting, style: TextStyle) -> Properties:
        """What differs in this function or place."""
        function = setting.function
        said: Properties
        if function in _MASTHEAD:
            return self._masthead(setting)
        if function in _CELLS:
            return self._cell(setting)
        if function is Function.NOTE:
            return self._note(setting, style)
        if function is Function.CONTENTS_LINE:
            left = style.left + self.house.tab_step * (setting.level - 1)
            end = self.house.page.measure - style.right
            said = {"left": twips(left), "first": 0, f"tab.{twips(left + self.house.tab_step)}": "left"}
            return said | {f"tab.{twips(end)}": "right dot"}
        said = {}
        if setting.turned:
            said |= {"left": twips(style.left) - twips(self.house.of(Function.BODY).left), "right": 0}
        elif function is Function.ANNEX_REPORT and setting.breaks:  # one word on the base of headings, large as it is
            page, ascent = self.house.page, _page()["exact_ascent"]
            room = self.house.of(Function.BODY).leading + (page.heading_base - page.first_base) / ascent
            line = min(style.leading, room)
            said |= {"line": twips(line), "after": twips(style.after + (1 - ascent) * (style.leading - line))}
        elif function is Function.SIGNATURE_GRID:  # in a cell, which has the space after it
            said |= {"left": 0, "right": 0, "first": 0, "after": 0}
        if setting.close or setting.breaks or (setting.turned and function is Function.TABLE_LABEL):
            said["before"] = 0
        if setting.tabled and not (setting.close or setting.breaks):
            said["after"] = max(twips(style.after), twips(self.house.of(Function.TABLE_LABEL).before))
        if setting.last and style.after < self.house.head_after - 1:
            said["after"] = twips(self.house.head_after)
        return said

    def _masthead(self, setting: Setting) -> Properties:
        page, mast = self.house.page, self.house.masthead
        said: Properties = {"left": 0, "right": 0, "first": 0}
        match setting.function:
            case Function.UNITED_NATIONS:
                said["left"] = twips(mast.name_x - page.margin_left)
            case Function.SYMBOL:
                said["jc"] = "left" if self.rtl else "right"
                said["line"] = twips(self.house.of(Function.SYMBOL_LARGE).leading)
            case Function.LEFT_REGULAR | Function.LEFT_STRONG | Function.LEFT_ORGAN:
                room = mast.left_second_x - mast.left_x if setting.columns else page.measure
                said["right"] = twips(room - mast.left_width)
        return said

    def _cell(self, setting: Setting) -> Properties:
        tables = self.house.tables
        said: Properties = {"left": 0, "right": 0, "first": 0}
        said["keepNext"] = setting.keep or setting.function in (Function.TABLE_HEAD, Function.TABLE_GROUP)
        if setting.column == "first":
            indent = tables.total_indent if setting.function is Function.TABLE_TOTAL else 0.0
            said["left"] = twips(indent - tables.gap / 2)
        if setting.column.startswith("figures"):
            said["jc"] = "right"
        if setting.column == "figures-last":
            said["right"] = -twips(tables.gap / 2)
        return said

    def _note(self, setting: Setting, style: TextStyle) -> Properties:
        """The mark, in figures or asterisks of half an em each, ends at the house's place."""
        of = Function.NOTE_SIGN if setting.sign else Function.NOTE_MARK
        width = min(len(setting.mark), _LONGEST_MARK) * self.house.of(of).size / 2
        left = twips(style.left)
        return {"first": twips(style.mark_end - width) - left, f"tab.{left}": "left"}

    def unasked(self, setting: Setting) -> tuple[str, ...]:
        """Properties that are not asked in this setting."""
        if setting.function in _MASTHEAD:
            return _UNASKED
        if setting.function in _CELLS:
            return ("before", "after")
        return ("before",) if setting.lead else ()

    def mark(self, function: Function, *, counted: bool) -> Properties:
        """The type of the mark of a note in a paragraph of ``function``: raised by Word where it is counted."""
        plain = Trait(Tongue("", "ltr"), raised="superscript" if counted else "")
        return self.type(function, plain)
