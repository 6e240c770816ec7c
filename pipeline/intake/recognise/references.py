"""References made live: to annexes, paragraphs and tables of the document, to resolutions and documents by symbol."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline.intake.recognise.inline import Context
from pipeline.resolve.numbers.forms import roman
from pipeline.source.model import blocks as b
from pipeline.source.model import document as m
from pipeline.source.model import inline as i
from pipeline.source.model.walk import every

_SYMBOL = re.compile(
    r"(?<![\w/])(?:[ASE]|ST)/(?:[A-Z0-9][A-Za-z0-9.]*/)*\d[\dA-Z]*(?:/(?:Add|Corr|Rev)\.\d+)*(?: \(\d{4}\))?(?![\w/])"
)
_RESOLUTION = re.compile(
    r"(?i)(?<!\w)(?:resolutions?|résolutions?|resoluci[óo]n(?:es)?|резолюци\w+|القرار)"
    r"[ \u00a0](?P<number>[3-9]\d/\d{1,3})(?![\d/])"
)
_OTHERS = re.compile(r"(?i)human rights council|droits de l.homme|derechos humanos|правам человека|economic and social")
_OWN = re.compile(r"^\s*(?:of|to|du|de|des|к|от)\s", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]{0,14}$")  # (see …
_NAMED = (b.Paragraph, b.Section, b.Table, i.Footnote)
Rewrite = Callable[[str], Iterator[i.Inline]]


def live(source: m.Source, marks: dict[str, str], context: Context) -> m.Source:
    """The source with its references made live; those to bookmarks that nothing bears become words again."""
    source = _recalled(source, context)
    source = _mapped(source, lambda ref: _bookmark(ref, marks))
    letter = replace(source.letter, blocks=_texts(source.letter.blocks, _annexes(source, context)))
    attachments = tuple(_paragraphs(each, context) for each in source.attachments)
    source = replace(source, letter=letter, attachments=attachments)
    return _bare(_with_symbols(source))


def _bare(source: m.Source) -> m.Source:
    """The source without the ids to which nothing refers; those of attachments stay."""
    used = {ref.target for ref in every(source, i.Reference)} | {again.of for again in every(source, i.NoteAgain)}

    def one(node: Any) -> Any:
        if isinstance(node, tuple):
            return tuple(one(item) for item in node)
        made = _inside(node, one)
        named = isinstance(made, _NAMED) and made.id and made.id not in used
        return replace(made, id="") if named else made

    return replace(source, letter=one(source.letter), attachments=one(source.attachments))


def _with_symbols(source: m.Source) -> m.Source:
    """Symbols of documents lead to these."""
    return replace(
        source,
        letter=replace(source.letter, blocks=_texts(source.letter.blocks, _symbols)),
        attachments=tuple(each if each.id == "not-placed" else _texts(each, _symbols) for each in source.attachments),
    )


def _recalled(source: m.Source, context: Context) -> m.Source:
    """The source with each note at its first mark, even where the words around that mark have no place in it."""
    ids = {note.id for note in every(source, i.Footnote)}
    lost = {again.of for again in every(source, i.NoteAgain)} - ids

    def one(node: Any) -> Any:
        if isinstance(node, i.NoteAgain) and node.of in lost:
            lost.discard(node.of)
            return context.again(node) or i.Text("")
        return tuple(one(item) for item in node) if isinstance(node, tuple) else _inside(node, one)

    made = one(source) if lost else source
    return made if isinstance(made, m.Source) else source


def _bookmark(ref: i.Reference, marks: dict[str, str]) -> i.Inlines:
    if not ref.target.startswith("bookmark "):
        return (ref,)
    target = marks.get(ref.target.removeprefix("bookmark "))
    return (replace(ref, target=target),) if target else ref.content


def _mapped(node: Any, rule: Callable[[i.Reference], i.Inlines]) -> Any:
    """A node with every reference in it replaced by what ``rule`` makes of it."""
    if isinstance(node, tuple):
        made: list[Any] = []
        for item in node:
            if isinstance(item, i.Reference):
                made += rule(item)
            else:
                made.append(_mapped(item, rule))
        return tuple(made)
    return _inside(node, lambda value: _mapped(value, rule))


def _inside(node: Any, rule: Callable[[Any], Any]) -> Any:
    if not isinstance(node, Struct):
        return node
    changed = {}
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if isinstance(value, tuple | Struct):
            new = rule(value)
            if new is not value:
                changed[name] = new
    return replace(node, **changed) if changed else node


def _texts(node: Any, rule: Rewrite) -> Any:
    """A node with the words in it rewritten, where no reference stands around them."""
    if isinstance(node, i.Reference):
        return node
    if isinstance(node, tuple):
        made: list[Any] = []
        for item in node:
            if isinstance(item, i.Text):
                made += rule(item.text)
            else:
                made.append(_texts(item, rule))
        return tuple(made)
    return _inside(node, lambda value: _texts(value, rule))


def _replaced(text: str, found: Iterator[tuple[int, int, i.Reference]]) -> Iterator[i.Inline]:
    at = 0
    for start, end, reference in found:
        if start < at:
            continue
        if start > at:
            yield i.Text(text[at:start])
        yield reference
        at = end
    if at < len(text) or not at:
        yield i.Text(text[at:])


def _symbols(text: str) -> Iterator[i.Inline]:
    def found() -> Iterator[tuple[int, int, i.Reference]]:
        matches = [(each.start(), each.end(), each[0]) for each in _SYMBOL.finditer(text)]
        for each in _RESOLUTION.finditer(text):
            around = text[max(each.start() - 60, 0) : each.end() + 60]
            if not _OTHERS.search(around):
                matches.append((*each.span("number"), f"A/RES/{each['number']}"))
        for start, end, symbol in sorted(matches):
            yield start, end, i.Reference(i.TargetKind.SYMBOL, symbol, (i.Text(text[start:end]),))

    return _replaced(text, found())


def _annexes(source: m.Source, context: Context) -> Rewrite:
    """Names of annexes in the letter lead to them: the one there is, or that of the number."""
    kinds = {kind.value: [each for each in source.attachments if each.kind is kind] for kind in m.AttachmentKind}
    rules = []
    for kind, name in context.words.raw("annexes").items():
        if kinds[kind]:
            rules.append(
                (
                    re.compile(rf"(?<!\w)(?:{name})(?:[ \u00a0](?P<number>[IVX]+|\d+))?(?!\w)", re.IGNORECASE),
                    kinds[kind],
                )
            )

    def rule(text: str) -> Iterator[i.Inline]:
        def found() -> Iterator[tuple[int, int, i.Reference]]:
            spans = []
            for pattern, held in rules:
                for each in pattern.finditer(text):
                    target = _target(held, each["number"])
                    pointed = each["number"] is not None or _BRACKET.search(text[: each.start()])
                    if target and pointed and not _OWN.match(text[each.end() :]):
                        spans.append(
                            (each.start(), each.end(), i.Reference(i.TargetKind.PLACE, target, (i.Text(each[0]),)))
                        )
            yield from sorted(spans, key=lambda span: span[:2])

        return _replaced(text, found())

    return rule


def _target(held: list[m.Attachment], number: str | None) -> str:
    if number is None:
        return held[0].id if len(held) == 1 else ""
    several = {roman(n).upper(): each.id for n, each in enumerate(held, 1)} | {
        str(n): each.id for n, each in enumerate(held, 1)
    }
    return several.get(number, "") if len(held) > 1 else ""


def _paragraphs(attachment: m.Attachment, context: Context) -> m.Attachment:
    """References to numbered paragraphs of the same attachment lead there; the paragraphs get ids."""
    if attachment.id == "not-placed":
        return attachment
    numbers = _numbers(attachment)
    names: dict[int, str] = {}
    word = context.words.raw("paragraphs")
    pattern = re.compile(
        rf"(?<!\w)(?:{word})[ \u00a0](?P<all>(?P<number>\d+)(?:[ \u00a0]?\(?(?P<letter>[a-z])\))?)(?![\w/])",
        re.IGNORECASE,
    )

    def rule(text: str) -> Iterator[i.Inline]:
        def found() -> Iterator[tuple[int, int, i.Reference]]:
            for each in pattern.finditer(text):
                node = numbers.get((int(each["number"]), each["letter"] or ""))
                if node is None or _OWN.match(text[each.end() :]):
                    continue
                name = node.id or f"{attachment.id}-{each['number']}{'-' + each['letter'] if each['letter'] else ''}"
                names[id(node)] = name
                yield *each.span("all"), i.Reference(i.TargetKind.PLACE, name, (i.Text(each["all"]),))

        return _replaced(text, found())

    words = _texts(attachment.blocks, rule) if numbers else attachment.blocks
    if not names:
        return attachment
    named = _named(attachment.blocks, names)
    return replace(attachment, blocks=_texts(named, rule)) if words else attachment


def _named(node: Any, names: dict[int, str]) -> Any:
    if isinstance(node, tuple):
        return tuple(_named(item, names) for item in node)
    made = _inside(node, lambda value: _named(value, names))
    return replace(made, id=names[id(node)]) if id(node) in names else made


def _numbers(attachment: m.Attachment) -> dict[tuple[int, str], b.Paragraph]:
    """The numbered paragraphs of an attachment by number and letter; those whose number comes once."""
    found: dict[tuple[int, str], list[b.Paragraph]] = {}
    count = 0
    for each in every(attachment.blocks, b.Paragraph):
        if each.role is not b.Role.NUMBERED:
            continue
        count = each.start or count + 1
        found.setdefault((count, ""), []).append(each)
        for part in each.parts:
            if isinstance(part, b.PointList) and part.kind is b.ListKind.LETTERS:
                for number, point in enumerate(part.items):
                    found.setdefault((count, chr(96 + part.start + number)), []).append(point)
    return {key: held[0] for key, held in found.items() if len(held) == 1}
