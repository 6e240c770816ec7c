"""Prints blocks of the Resolved document with the template of their kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from markupsafe import Markup

from pipeline.document.blocks import Block, Contents, Figure, Group, GroupKind, Heading, Para, Table
from pipeline.document.functions import look_of
from pipeline.document.in_line import hugs, in_line
from pipeline.document.inline import Inlines, Note, NoteCall
from pipeline.document.model import Component, OutlineEntry
from pipeline.document.numbers import Number, Style
from pipeline.language import Language
from pipeline.render.emblem import data_address
from pipeline.render.environment import environment
from pipeline.render.functions import fits_the_tab, function_above, function_of_heading, functions_of_head
from pipeline.render.html.inline import InlineWriter

Macro = Callable[..., str]

_BY_TYPE = {Para: "paragraph", Table: "table", Figure: "figure", Contents: "contents"}
_BY_GROUP = {
    GroupKind.SECTION: "section",
    GroupKind.ARTICLE: "section",
    GroupKind.PREAMBLE: "section",
    GroupKind.RECITALS: "section",
    GroupKind.RESOLUTION: "section",
    GroupKind.OPERATIVE: "list",
    GroupKind.LIST: "list",
    GroupKind.PARTICIPANTS: "list",
    GroupKind.QUOTATION: "quotation",
}
#: How a list counts, as the tags of a PDF have it (ISO 32000-1, table 347).
_NUMBERING = {
    Style.ARABIC: "Decimal",
    Style.LOWER_LETTER: "LowerAlpha",
    Style.UPPER_LETTER: "UpperAlpha",
    Style.LOWER_ROMAN: "LowerRoman",
    Style.UPPER_ROMAN: "UpperRoman",
    Style.BULLET: "Disc",
    Style.DASH: "Disc",
    Style.NONE: "None",
}
_UNORDERED = frozenset((Style.BULLET, Style.DASH, Style.NONE))


class Printer:
    """What the templates ask for: blocks, inline content, classes. It decides nothing itself."""

    def __init__(
        self,
        inline: InlineWriter,
        outline: Iterable[OutlineEntry] = (),
        folder: str = "html",
        last: Block | None = None,
        permalink: str = "",
    ) -> None:
        """``permalink`` is what the link to a paragraph is called; without it there are none."""
        self._permalink = permalink
        self._inline = inline
        self._last = last
        self._direction = ""
        self._macros = _macros(folder)
        self._outline: Mapping[str, OutlineEntry] = {entry.target: entry for entry in outline}

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Blocks, each with the template of its kind."""
        return Markup("".join([self._print(self._macro(block), block) for block in blocks]))  # noqa: S704 - from templates

    def items(self, blocks: Iterable[Block]) -> Markup:
        """The blocks of a list, each as an item of it."""
        return Markup("".join([self._print(self._macros["item"], block) for block in blocks]))  # noqa: S704 - as above

    def part(self, part: Component) -> Markup:
        """The letter, or what is attached."""
        with self._inline.inside(part.language.code, part.language.direction):
            return Markup(_component()(part, self))  # noqa: S704 - from a template

    def parts(self, para: Para) -> Markup:
        """The parts of a paragraph that stand after its own line."""
        with self._inline.outside():
            return self.blocks(para.parts[len(self.inline_parts(para)) :])

    def heading(self, heading: Heading) -> Markup:
        """A heading."""
        return Markup(self._macros["heading"](heading, self))  # noqa: S704 - as above

    def words(self, content: Inlines) -> Markup:
        """Inline content."""
        return self._inline.write(content)

    def title(self, content: Inlines) -> Markup:
        """Inline content of a title, or of the heading of an attachment."""
        return self._inline.write(content, title=True)

    def note_words(self, note: Note, lang: str = "", direction: str = "") -> Markup:
        """The text of a note, in the language around it or its own."""
        with self._inline.inside(lang, direction):
            return Markup(self._inline.note_text(note))  # noqa: S704 - escaped where it is written

    def table_note(self, call: NoteCall) -> Markup:
        """A note under its table."""
        return Markup(self._macros["note"](call, self))  # noqa: S704 - from a template

    def take_notes(self) -> tuple[NoteCall, ...]:
        """The notes called since this was last asked."""
        return self._inline.take_notes()

    def bookmark(self, target: str) -> Mapping[str, str | int]:
        """The attributes that make a heading a bookmark; none in HTML."""
        entry = self._outline.get(target)
        return {"data-bookmark": entry.level, "data-label": entry.text} if entry else {}

    def permalink(self, target: str) -> Markup:
        """The link at the end of a paragraph that leads to it: its sign is the style's."""
        if not (target and self._permalink):
            return Markup()
        link = Markup('<a class="permalink" href="#{}" aria-label="{}"></a>')
        return link.format(target, self._permalink)

    def is_last(self, block: Block) -> bool:
        """Whether a block ends the document (asked of a table on a turned page)."""
        return block is self._last

    def language(self, block: Para | Group) -> Mapping[str, str]:
        """The attributes of a block in a language of its own, whose direction may be another than that around it."""
        found = {"lang": block.lang, "dir": self._direction}
        return {name: value for name, value in found.items() if value}

    def _print(self, macro: Macro, block: Block) -> str:
        own = (block.lang, block.direction) if isinstance(block, (Para, Group)) else ("", "")
        with self._inline.inside(*own) as self._direction:
            return macro(block, self)

    def _macro(self, block: Block) -> Macro:
        return self._macros[_BY_GROUP[block.kind] if isinstance(block, Group) else _BY_TYPE[type(block)]]

    @staticmethod
    def is_paragraph(block: Block) -> bool:
        """Whether a block is a paragraph."""
        return isinstance(block, Para)

    @staticmethod
    def css_class(para: Para) -> str:
        """The classes of a paragraph: its function in the house style, and that it stays with what follows."""
        return f"{look_of(para.function).value} leads" if para.keeps_with_next else look_of(para.function).value

    @staticmethod
    def heading_class(heading: Heading) -> str:
        """The class of a heading: its function in the house style."""
        return function_of_heading(heading).value

    @staticmethod
    def title_class(part: Component) -> str:
        """The class of a component's title."""
        return functions_of_head(part)[1].value

    @staticmethod
    def above_class(part: Component) -> str:
        """The class of the lines above a component's title."""
        return function_above(part).value

    @staticmethod
    def head_class(part: Component) -> str:
        """The class of an attachment's heading."""
        return functions_of_head(part)[0].value

    @staticmethod
    def own_language(own: Language, around: Language) -> Mapping[str, str]:
        """The attributes of words in a language of their own: nothing where it is that around them."""
        found = {"lang": (own.code, around.code), "dir": (own.direction, around.direction)}
        return {name: mine for name, (mine, theirs) in found.items() if mine != theirs}

    @staticmethod
    def number_class(number: Number) -> str:
        """``n``, and ``wide`` where the number does not fit the tab."""
        return "n" if fits_the_tab(number.text) else "n wide"

    @staticmethod
    def inline_parts(para: Para) -> tuple[Block, ...]:
        """The parts that stay in the paragraph's own line: lists in running text, and what continues after them."""
        return in_line(para)

    @staticmethod
    def joint(part: Block) -> str:
        """The space before a part that stays in the line; none where it hugs the words before."""
        return "" if hugs(part) else " "

    @staticmethod
    def unordered(group: Group) -> bool:
        """Whether a list is one without numbers."""
        return group.scheme.style in _UNORDERED

    @staticmethod
    def numbering(group: Group) -> str:
        """How a list counts, in the words of PDF."""
        return _NUMBERING[group.scheme.style]

    @staticmethod
    def picture(figure: Figure) -> str:
        """A picture as a ``data:`` address."""
        return data_address(figure.mime, figure.data)


@cache
def _component() -> Macro:
    """The macro ``print`` of a component."""
    module: Any = environment().get_template("html/component.html.j2").module
    macro: Macro = module.print
    return macro


_FOLDERS: dict[str, dict[str, Macro]] = {}


def _macros(folder: str) -> dict[str, Macro]:
    """The macro ``print`` of each template in ``folder/blocks``, else of the one in ``html/blocks``."""
    if folder not in _FOLDERS:
        jinja = environment()
        names = ("paragraph", "item", "heading", "section", "list", "quotation", "table", "figure", "contents", "note")
        found: dict[str, Macro] = {}
        for name in names:
            template = jinja.select_template([f"{folder}/blocks/{name}.html.j2", f"html/blocks/{name}.html.j2"])
            module: Any = template.module
            found[name] = module.print
        _FOLDERS[folder] = found
    return _FOLDERS[folder]
