"""The stylesheet of a PDF: the template ``pdf/style.css.j2`` over the house style and what the document needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.document.functions import Function, facts_of, functions
from pipeline.document.inline import Note
from pipeline.document.model import Component, Document
from pipeline.language import letters_of, script_of
from pipeline.render.environment import environment
from pipeline.render.frame import lines_above
from pipeline.render.functions import opens_large
from pipeline.render.pdf.lasts import last_paragraphs
from pipeline.render.turned import turned_heads
from pipeline.style.load import house_style
from pipeline.style.model import HouseStyle
from pipeline.style.typography import TextStyle
from pipeline.weasy import NEXT_SHEET

_TURNED = 'class="table turned'


def stylesheet(document: Document, style: HouseStyle, framed: tuple[Note, ...], html: str) -> str:
    """The CSS of ``document`` in the layout ``style``; ``framed`` are the notes in the frame of the first page.

    Of the functions of text, only those that ``html`` uses get a rule: each rule costs time for every element.
    """
    components = tuple(_components(document.letter))
    languages = dict.fromkeys(component.language.code for component in components)
    flow = tuple(style.of(function) for function in functions() if _flows(function, html))
    return (
        environment()
        .get_template("pdf/style.css.j2")
        .render(
            s=style,
            page=style.page,
            text={function.name: style.of(function) for function in functions()},
            flow=flow,
            elsewhere=tuple(_elsewhere(style, document.language.code, languages, flow)),
            raised=frozenset(function for function in functions() if facts_of(function).raised),
            body=style.of(Function.BODY),
            mast=document.masthead,
            large=opens_large(document.letter),
            turned=_TURNED in html,
            turned_heads=_turned_heads(document) if _TURNED in html else "",
            status=document.status_line,
            rtl=document.language.direction == "rtl",
            mirrored='dir="rtl"' in html,
            families=_families(style, document.language.code),
            untracked=[code for code in ("ar", "zh") if f'lang="{code}' in html],
            indents={code: style.faces[script_of(code)].indent_em for code in languages if script_of(code) != "latin"},
            hyphenated=", ".join(f"[lang|={code}]" for code in style.switches.hyphenated if f'lang="{code}' in html),
            frame_lines=lines_above(framed),
            lasts=", ".join(f"#{identifier(id_)}" for id_ in last_paragraphs(document)),
            pt=pt,
            drop=lambda one: drop(one, style),
            quoted=quoted,
            next_sheet=NEXT_SHEET,
        )
    )


def _elsewhere(
    style: HouseStyle, own: str, languages: Iterable[str], flow: tuple[TextStyle, ...]
) -> Iterator[tuple[str, bool, tuple[TextStyle, ...]]]:
    """The styles of parts whose script has other measures: language, whether it bears letter-spacing, what differs."""
    for code in languages:
        if letters_of(code) != letters_of(own):
            other = house_style(style.name, code)
            differ = tuple(other.of(one.function) for one in flow if other.of(one.function) != one)
            yield code, style.faces[script_of(code)].tracked, differ


def _flows(function: Function, html: str) -> bool:
    return facts_of(function).flows and any(f'class="{function.value}{end}' in html for end in ('"', " "))


def _turned_heads(document: Document) -> str:
    """A selector of the headings that stand on a turned page, and of the heads of attachments that such ones are in."""
    names = [f"#{identifier(id_)}" for id_ in turned_heads(document.letter)]
    return ", ".join((*names, *(f".head:has(> {name})" for name in names)))


def pt(points: float) -> str:
    """A length in CSS, to a thousandth of a point."""
    number = f"{points:.3f}".rstrip("0").rstrip(".")
    return "0" if number in ("0", "-0") else f"{number}pt"


def identifier(name: str) -> str:
    """An id as CSS writes it: letters, figures, hyphens and low lines as they are, whatever else by its code."""
    return "".join(char if char.isalnum() or char in "_-" else f"\\{ord(char):x} " for char in name)


def drop(one: TextStyle, style: HouseStyle) -> float:
    """How far below its place a heading must stand to have the base of a heading where a page begins with it.

    It gets so much padding above; where it is negative, it is raised.
    """
    own = one.baseline - style.of(Function.BODY).baseline
    return round(style.page.heading_base - style.page.first_base - own, 3)


def quoted(lines: Iterable[str]) -> str:
    """A CSS string of these lines."""
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\a ".join(escaped) + '"'


def _families(style: HouseStyle, language: str) -> str:
    """The typefaces in the order in which a character is looked for: Latin first, then the document's own script."""
    own = script_of(language)
    order = sorted(style.faces, key=lambda script: (script != "latin", script != own))
    return ", ".join(f'"{style.faces[script].pdf}"' for script in order)


def _components(component: Component) -> Iterator[Component]:
    yield component
    for attachment in component.attachments:
        yield from _components(attachment)
