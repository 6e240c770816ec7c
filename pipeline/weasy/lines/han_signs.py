"""Signs in Chinese text that two faces share, and the quarter em between Chinese characters and letters or figures.

Quotation marks, dashes, the ellipsis and the middle dot have one code for all scripts, and the first face, which is
Latin, would paint them. In words whose language is written in Chinese characters they come from the face of those, each
as wide as a character. So much room parts characters from letters and figures as Word gives (``autoSpaceDE`` and
``autoSpaceDN``). Room is letter-spacing of the sign before it: none at the beginning of a line, no character, no tag.

Lengths are in WeasyPrint's pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import create_layout, line_size

from pipeline.fonts.han_signs import han_signs, is_character, is_letter
from pipeline.fonts.house import Script, typeface
from pipeline.language import script_of

_FACE = typeface(Script.HAN).family
_QUARTER = 0.25  # em


class _Sign(NamedTuple):
    """A sign of a line: the number of its text there, its box, itself, and whether the Chinese face paints it."""

    text: int
    box: Any
    sign: str
    faced: bool

    @property
    def chinese(self) -> bool:
        """Whether its language is written in Chinese characters."""
        return script_of(self.box.style["lang"] or "") == "han"


def set_apart(line: Any) -> None:
    """Divide the texts of a line that holds Chinese into pieces that have a face and a room after them each."""
    inside = [*_texts(line)]
    if not any(script_of(box.style["lang"] or "") == "han" for _, box in inside if box is not None):
        return
    signs = _signs(inside)
    room = [*_room(signs)]
    pieces: dict[int, list[Any]] = {}
    begun = 0
    for at, sign in enumerate(signs):
        following = signs[at + 1] if at + 1 < len(signs) else None
        if sign.box is None:
            begun = at + 1
            continue
        alone = room[at] or (following is not None and room[at + 1])
        if following is None or following.text != sign.text or alone or sign.faced != following.faced:
            text = "".join(each.sign for each in signs[begun : at + 1])
            pieces.setdefault(sign.text, []).append(_piece(sign.box, text, sign.faced, room[at]))
            begun = at + 1
    _put(inside, pieces)


def _texts(parent: Any) -> Iterator[tuple[Any, Any]]:
    """Every text of a line with what holds it; ``None`` for whatever stands among them and is no text."""
    for child in parent.children:
        if isinstance(child, boxes.TextBox):
            yield parent, child
        elif isinstance(child, boxes.InlineBox):
            yield from _texts(child)
        else:
            yield parent, None


def _signs(inside: list[tuple[Any, Any]]) -> list[_Sign]:
    plain = [
        _Sign(number, box, sign, faced=False)
        for number, (_, box) in enumerate(inside)
        for sign in (box.text if box is not None else "\0")
    ]
    faced = han_signs("".join(sign.sign for sign in plain))
    return [
        sign._replace(faced=sign.box is not None and han and sign.chinese)
        for sign, han in zip(plain, faced, strict=True)
    ]


def _room(signs: list[_Sign]) -> Iterator[float]:
    """The room after each sign."""
    for sign, after in pairwise((*signs, _Sign(-1, None, "\0", faced=False))):
        if sign.box is None or after.box is None:
            yield 0.0
        elif dot := next((one for one in (sign, after) if one.faced and one.sign == "·"), None):
            yield _beside_dot(dot.box)
        else:
            yield _QUARTER * sign.box.style["font_size"] if _parted(sign, after) else 0.0


def _parted(one: _Sign, other: _Sign) -> bool:
    """Whether a quarter em stands between two signs: a character and a letter of one size."""
    if one.box.style["font_size"] != other.box.style["font_size"]:
        return False
    if is_character(one.sign):
        return one.chinese and is_letter(other.sign)
    return is_letter(one.sign) and is_character(other.sign) and other.chinese


def _beside_dot(box: Any) -> float:
    """The room on either side of a middle dot, which is proportional in the face, that makes it a character wide."""
    style = _style(box, faced=True, room=0.0)
    layout = create_layout("·", style, None, None, 0)
    width, _ = line_size(layout.get_first_line()[0], style)
    return max(0.0, (float(box.style["font_size"]) - float(width)) / 2)


def _piece(box: Any, text: str, faced: bool, room: float) -> Any:
    if text == box.text and not faced and not room:
        return box
    piece = box.copy_with_text(text)
    if faced or room:
        piece.style = _style(box, faced=faced, room=room)
    return piece


def _style(box: Any, *, faced: bool, room: float) -> Any:
    style = box.style.copy()
    if faced:
        style["font_family"] = (_FACE, *style["font_family"])
        vars(style)["_around"] = box.style  # pipeline/weasy/lines/baselines.py: it stands on the base of the first face
    own = style["letter_spacing"]
    if room:
        style["letter_spacing"] = (0 if own == "normal" else own) + room
    return style


def _put(inside: list[tuple[Any, Any]], pieces: dict[int, list[Any]]) -> None:
    """Put the pieces where their texts stand."""
    instead = {id(box): pieces[number] for number, (_, box) in enumerate(inside) if box is not None and box.text}
    for parent in {id(parent): parent for parent, _ in inside}.values():
        parent.children = [piece for child in parent.children for piece in instead.get(id(child), [child])]
