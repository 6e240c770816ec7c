"""Writes down how a DOCX looks, once all styles are resolved: a text that a reviewer can read and compare.

First the look of every style that is used, in the table in which it is. Then each part of the file: paragraphs with
what differs from their style, words with what differs from their paragraph, tables, pictures and sections with all that
they say. Measures are Word's own: twips, half-points for type, eighths of a point for rules, EMU for pictures.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx_look.cascade import Cascade, Look
from docx_look.measures import Properties
from docx_look.printed import Printed, Reader
from lxml import etree

from pipeline.ooxml.opened import Opened, R, W, value

_PARTS = ("header", "footer", "footnotes", "comments")
_SHOWN = 24  # signs of a paragraph
_GAPS = str.maketrans({"\n": "↵", "\t": "⇥", "\f": "␌"})
_LINES = (f"{W}separator", f"{W}continuationSeparator")
_NAMED = frozenset({f"{W}tblStyle", f"{W}headerReference", f"{W}footerReference"})
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def looks(data: bytes) -> str:
    """Everything in ``data`` that decides how it looks."""
    writer = _Writer(Opened(data))
    parts = list(writer.parts())  # which styles are used is known when all has been read
    return "\n".join((*writer.styles(), *parts, ""))


class _Writer:
    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._cascade = Cascade(*(next(iter(opened.all_of(kind)), None) for kind in ("styles", "numbering")))
        self._reader = Reader(self._cascade, {})
        self._used: dict[tuple[str, str], tuple[Look, Look]] = {}

    def parts(self) -> Iterator[str]:
        """The settings, the text, then heads, feet, notes and comments, each under its name."""
        for root in self._opened.all_of("settings"):
            yield "== settings"
            yield from (_short(node) for node in root)
        names = [r.target for kind in _PARTS for r in self._opened.related(self._opened.main) if r.kind == kind]
        for name in (self._opened.main, *dict.fromkeys(names)):
            yield f"== {name.rpartition('/')[2].removesuffix('.xml')}"
            targets = {related.id: related.target for related in self._opened.related(name)}
            yield from self._blocks(self._opened.part(name), "", "", targets)

    def styles(self) -> Iterator[str]:
        """The look of each style that is used; those of paragraphs in a table with the name of its style."""
        yield "== styles"
        usual = self._cascade.type(None, "", "")
        yield f"usual words: {_said(usual.properties)}"
        named = {self._name(*key): look for key, look in self._used.items()}
        for name, (paragraph, words) in sorted(named.items()):
            yield f"{name}: {_said(paragraph.properties)} |{_differs(words, usual)}".removesuffix(" |")
        for table in sorted({table for _, table in self._used if table}):
            yield f"table {self._cascade.name(table)}:"
            for node in self._cascade.nodes(table):
                yield from (f"  {_short(each)}" for each in node if str(each.tag).startswith(f"{W}tbl"))

    def _name(self, style: str, table: str) -> str:
        name = self._cascade.name(style) or "(none)"
        return f"{name} / {self._cascade.name(table)}" if table else name

    def _style(self, style: str, table: str) -> tuple[Look, Look]:
        """The look of an empty paragraph of a style."""
        if (style, table) not in self._used:
            node = etree.Element(f"{W}p")
            etree.SubElement(etree.SubElement(node, f"{W}pPr"), f"{W}pStyle").set(f"{W}val", style)
            look = self._cascade.paragraph(node, table)[1]
            self._used[style, table] = (look, self._cascade.type(None, style, table))
        return self._used[style, table]

    def _blocks(self, root: etree._Element, table: str, indent: str, targets: dict[str, str]) -> Iterator[str]:
        for node in root:
            match str(node.tag).removeprefix(W):
                case "p":
                    yield from self._paragraph(node, table, indent, targets)
                case "tbl":
                    yield from self._table(node, indent, targets)
                case "sectPr":
                    yield f"{indent}section {_inside(node, targets)}"
                case "footnote" | "comment":
                    kind = node.get(f"{W}type", "")
                    yield f"{indent}{str(node.tag).removeprefix(W)}{kind and f' {kind}'}"
                    yield from self._blocks(node, table, f"{indent}  ", targets)
                case _:
                    yield from self._blocks(node, table, indent, targets)

    def _table(self, node: etree._Element, indent: str, targets: dict[str, str]) -> Iterator[str]:
        style = value(node.find(f"{W}tblPr/{W}tblStyle"))
        columns = ",".join(column.get(f"{W}w", "") for column in node.iterfind(f"{W}tblGrid/{W}gridCol"))
        own = _inside(node.find(f"{W}tblPr"), {})
        yield f"{indent}table {self._cascade.name(style)} columns={columns} {own}".rstrip()
        for row in node.iterfind(f"{W}tr"):
            yield f"{indent}  row {_inside(row.find(f'{W}trPr'), {})}".rstrip()
            for cell in row.iterfind(f"{W}tc"):
                yield f"{indent}    cell {_inside(cell.find(f'{W}tcPr'), {})}".rstrip()
                yield from self._blocks(cell, style, f"{indent}      ", targets)

    def _paragraph(self, node: etree._Element, table: str, indent: str, targets: dict[str, str]) -> Iterator[str]:
        made = self._reader.paragraph(node, table)
        usual, words = self._style(made.style, table)
        line = f"{indent}{self._name(made.style, '')}{_differs(made.look, usual)}"
        if made.number is not None:
            line += f" | number{_differs(made.number, words)}"
        line += f" [{made.gaps.translate(_GAPS)}]" if made.gaps else ""
        said = "".join(text.text or "" for text in node.iter(f"{W}t")).replace("\N{ZERO WIDTH SPACE}", "")
        said = " ".join(said.split())
        line += "".join(f" <{str(each.tag).removeprefix(W)}>" for each in node.iter(*_LINES))
        yield f"{line}  “{said[:_SHOWN]}”" if said else line
        yield from (f"{indent}    {each}" for each in self._words(made, words))
        yield from (f"{indent}    picture {_picture(each)}" for each in node.iter(f"{W}drawing"))
        for section in node.iterfind(f"{W}pPr/{W}sectPr"):
            yield f"{indent}section {_inside(section, targets)}"

    def _words(self, made: Printed, usual: Look) -> Iterator[str]:
        """What differs from the type of the paragraph; marks of notes and pictures have a type, too."""
        for stretch in made.stretches:
            if stretch.look.properties != usual.properties:
                yield f"“{stretch.text[:_SHOWN]}”{_differs(stretch.look, usual)}"
        for _, look in made.marks:
            yield f"mark{_differs(look, usual)}"
        for look in made.drawn:
            if look.properties != usual.properties:
                yield f"picture{_differs(look, usual)}"


def _differs(look: Look, usual: Look) -> str:
    """What one look has and another has not, and what it lacks."""
    had, other = look.properties, usual.properties
    own: Properties = {key: said for key, said in had.items() if other.get(key) != said}
    lacking = (f"{key}=off" for key in sorted(other) if key not in had)
    text = " ".join((*((_said(own),) if own else ()), *lacking))
    return f" + {text}" if text else ""


def _said(properties: Properties) -> str:
    return " ".join(
        key if said is True else f"{key}={_markup(said) if str(said).startswith('<') else said}"
        for key, said in sorted(properties.items())
    )


def _markup(said: object) -> str:
    return _short(etree.fromstring(str(said)))


def _short(node: etree._Element) -> str:
    """An element as ``name(attribute=value){what is in it}``, without prefixes."""
    said = ",".join(
        f"{str(key).rpartition('}')[2]}={text}" for key, text in sorted(node.attrib.items()) if text != "dxa"
    )
    inner = _inside(node, {})
    name = str(node.tag).rpartition("}")[2]
    return f"{name}{f'({said})' if said else ''}{f'{{{inner}}}' if inner else ''}"


def _inside(node: etree._Element | None, targets: dict[str, str]) -> str:
    """What is in an element; a head or foot by the name of its part."""
    children = () if node is None else node
    return " ".join(
        f"{str(each.tag).removeprefix(W)}({each.get(f'{W}type')})={targets.get(each.get(f'{R}id', ''), '')}"
        if each.tag in _NAMED and targets
        else _short(each)
        for each in children
        if isinstance(each.tag, str)
    )


def _picture(node: etree._Element) -> str:
    """Its size, and its place if it has one on the page."""
    placed = [
        f"{str(each.tag).removeprefix(_WP)}({each.get('relativeFrom')})={''.join(map(str, each.itertext())).strip()}"
        for each in node.iterfind("*/*[@relativeFrom]")
    ]
    sizes = [f"{each.get('cx')}x{each.get('cy')}" for each in node.iterfind(f"*/{_WP}extent")]
    return " ".join((*sizes, *placed))
