"""The words of an element as inline content of the source; what is set in a way that means something is marked."""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from pipeline.akn.names import is_element
from pipeline.language import acts_in
from pipeline.published.acts import Act, Acts
from pipeline.published.lift.links import SYMBOL
from pipeline.published.tree import NOTE, children, raw, wid
from pipeline.source.markup.whitespace import tidy
from pipeline.source.model import inline as i
from pipeline.xmlio.parse import local

_LOOKS = {"i": ("italic",), "b": ("bold",), "em": ("italic",), "strong": ("bold",)}
_BLOCKS = frozenset(("p", "block", "content", "paragraph", "point", "item", "num", "td", "th", "tr", "table", "li"))
_RAISED = {"sup": i.Mark.SUPERSCRIPT, "sub": i.Mark.SUBSCRIPT}


class InlineReader:
    """Reads words in one language. ``deliberates``: words set as words of action are such, at least at the head."""

    def __init__(self, lang: str, acts: Acts) -> None:
        italic, bold = acts_in(lang)
        self.acting = {name for name, is_so in (("italic", italic), ("bold", bold)) if is_so}
        self.acts = acts

    def words(self, *elements: etree._Element | None, acting: bool = False, plainly: bool = False) -> i.Inlines:
        """The words of the elements, a line break between two; with ``plainly`` what is bold or italic is not marked.

        With ``acting``, those at the head that are set as words of action are marked as such.
        """
        found: list[i.Inline] = []
        for element in elements:
            if element is not None:
                found += [i.Break()] if found else []
                found += self._run(element, plainly=plainly, acting=acting)
        content = tidy(_joined(found))
        return _headed(content) if acting else content

    def _run(self, element: etree._Element, *, plainly: bool, acting: bool) -> list[i.Inline]:
        run: list[i.Inline] = [i.Text(element.text)] if element.text else []
        for each in element:
            if is_element(each):
                run += self._one(each, plainly=plainly, acting=acting)
            if each.tail:
                run.append(i.Text(each.tail))
        return run

    def _one(self, element: etree._Element, *, plainly: bool, acting: bool) -> list[i.Inline]:
        name = local(element)
        if name == NOTE:
            paragraphs = tuple(self.words(p) for p in children(element, "p")) or (self.words(element),)
            return [_note(element, tuple(each for each in paragraphs if each))]
        if name in ("eol", "br"):
            return [i.Break()]
        if name == "img":
            self.acts.add(Act.UNPLACED, element, element.get("alt", "") or "a picture")
        inside = self._run(element, plainly=plainly, acting=acting)
        if not inside:
            return []
        if name in _BLOCKS:
            inside = [i.Text(" "), *inside, i.Text(" ")]
        looks = set(_LOOKS.get(name, ())) or set((element.get("class") or "").split())
        if name in ("a", "ref"):
            return _link(element, tuple(inside))
        if name in _RAISED and raw(element).strip():
            return [i.Marked(_RAISED[name], tuple(inside))]
        if plainly or not looks & {"italic", "bold"} or not raw(element).strip():
            return inside
        if acting and self.acting <= looks and "bold" in self.acting:
            return [i.Marked(i.Mark.ACT, tuple(inside))]
        if "italic" in looks:
            return [i.Marked(i.Mark.EMPHASIS, tuple(inside))]
        self.acts.add(Act.LOOK, element, raw(element))
        return inside


def _note(element: etree._Element, paragraphs: tuple[i.Inlines, ...]) -> i.Inline:
    """A note; an asterisk stays its mark."""
    mark = element.get("marker", "").strip()
    own = mark if mark and not mark.strip("*") else ""
    return i.Footnote(paragraphs or ((i.Text("…"),),), own, wid=wid(element))


def _link(element: etree._Element, inside: i.Inlines) -> list[i.Inline]:
    """A reference; the words alone where the link leads nowhere."""
    symbol, href = element.get(SYMBOL, ""), element.get("href", "")
    notes = [each for each in inside if isinstance(each, i.Footnote | i.Reference)]
    inside = tuple(each for each in inside if each not in notes)
    if symbol and inside:
        return [i.Reference(i.TargetKind.SYMBOL, symbol, inside), *notes]
    if href.startswith("https://") and inside:
        return [i.Reference(i.TargetKind.WEB, href, inside), *notes]
    return [*inside, *notes]


def _headed(content: i.Inlines) -> i.Inlines:
    """Words in italics at the head are words of action."""
    match content:
        case (i.Marked(mark=i.Mark.EMPHASIS) as first, *after):
            return (replace(first, mark=i.Mark.ACT), *after)
        case _:
            return content


def _joined(run: list[i.Inline]) -> i.Inlines:
    """The run with neighbours of the same kind made one, whatever blanks stand between them."""
    found: list[i.Inline] = []
    for item in run:
        last = found[-1] if found else None
        match last, item:
            case i.Text(), i.Text():
                found[-1] = i.Text(last.text + item.text)
            case i.Marked(), i.Marked() if last.mark is item.mark and last.mark in (i.Mark.EMPHASIS, i.Mark.ACT):
                found[-1] = replace(last, content=_joined([*last.content, *item.content]))
            case _:
                found.append(item)
    return tuple(found)
