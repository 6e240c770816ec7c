"""Reads what closes a letter or an attachment: testimonium, place and date, signatures, certifications."""

from __future__ import annotations

from lxml import etree

from pipeline.akn.file import text_of
from pipeline.akn.names import q
from pipeline.document.functions import Function
from pipeline.importing.body.paragraphs import element_children
from pipeline.importing.context import Context, pinned
from pipeline.importing.inline import inlines, joined
from pipeline.source.model import blocks as b
from pipeline.source.model import document as m
from pipeline.source.model.inline import Break, Inline, Inlines, Mark, Marked, Text


def read_closing(context: Context, conclusions: etree._Element | None) -> m.Closing:
    """The closing; an empty one where the component has no ``conclusions``."""
    containers = element_children(conclusions)
    lines = [p for container in containers for p in container.findall(q("p"))]
    signatures = [container for container in containers if container.get("name") == "signature"]
    return m.Closing(
        testimonium=_paragraphs(context, lines, Function.TESTIMONIUM),
        place_date=next((inlines(context, p) for p in lines if p.get("class") == Function.PLACE_DATE.value), ()),
        signatures=tuple(_signature(context, signature) for signature in signatures),
        grid=any(signature.get("class") == "grid" for signature in signatures),
        certification=_paragraphs(context, lines, Function.CERTIFICATION),
    )


def _paragraphs(context: Context, lines: list[etree._Element], function: Function) -> tuple[b.Paragraph, ...]:
    return tuple(b.Paragraph(b.Role.PARAGRAPH, inlines(context, p)) for p in lines if p.get("class") == function.value)


def _signature(context: Context, container: etree._Element) -> m.Signature:
    """A signature: party, sign word, names, lines of title, in whatever order the language has them."""
    party = next((p for p in container.findall(q("p")) if p.get("class") == "party"), None)
    signature = next(container.iter(q("signature")))
    sign = signature.find(q("docStatus"))
    persons, lines = _signing(signature)
    return m.Signature(
        names=tuple(_name(context, person) for person in persons),
        word=_own_word(context, sign),
        posts=_posts(context, signature, lines),
        posts_place=_posts_place(context, container, signature, lines),
        sign="none" if sign is None else (sign.get("refersTo") or "#signed")[1:],
        party=inlines(context, party),
        id=pinned(container.get("eId", "")),
    )


def _own_word(context: Context, sign: etree._Element | None) -> str:
    """The sign word, where it is none of the house in its brackets."""
    sign_word = "" if sign is None else " ".join(text_of(sign).split())
    return "" if sign_word in {f"({word})" for word in context.own.sign.values()} else sign_word


def _signing(signature: etree._Element) -> tuple[list[etree._Element], set[int]]:
    """The persons that sign, whose surnames are marked, and the lines (counted from 0) in which they stand."""
    persons: list[etree._Element] = []
    lines: set[int] = set()
    line = 0
    for child in element_children(signature):
        if child.tag == q("eol"):
            line += 1
        elif any(inner.get("name") == "akn4un:surname" for inner in child):
            persons.append(child)
            lines.add(line)
    return persons, lines


def _name(context: Context, person: etree._Element) -> m.Name:
    surname = next((inner for inner in person if inner.get("name") == "akn4un:surname"), None)
    before = (person.text or "").strip()
    own_name = "" if surname is None else (surname.text or "")
    after = "" if surname is None else (surname.tail or "").strip()
    label = " ".join(f"{before} {own_name} {after}".split())
    return m.Name(before, own_name, after, context.key(person, "person", label))


def _posts_place(context: Context, container: etree._Element, signature: etree._Element, names: set[int]) -> str:
    """Where the lines of title stand, if not where the language has them."""
    count = 1 + sum(child.tag == q("eol") for child in signature)
    others = [line for line in range(count) if line not in names]
    if container.get("class") == "beside":
        return "beside"
    if not names or not others or context.own.signature.posts_first == (min(others) < min(names)):
        return ""
    return "above" if min(others) < min(names) else "below"


def _posts(context: Context, signature: etree._Element, names: set[int]) -> tuple[Inlines, ...]:
    """The lines of title: what stands in other lines than the names, divided at the line breaks."""
    lines: list[list[Inline]] = [[]]
    for item in inlines(context, signature):
        if isinstance(item, Break):
            lines.append([])
        else:
            lines[-1].append(item)
    return tuple(_untagged(joined(tuple(line))) for number, line in enumerate(lines) if line and number not in names)


def _untagged(post: Inlines) -> Inlines:
    """A line of title without the tag that the resolver puts around one that tags nothing."""
    match post:
        case (Marked(mark=Mark.ROLE, key="", content=content),) if all(isinstance(item, Text) for item in content):
            return content
        case _:
            return post
