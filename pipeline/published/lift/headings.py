"""Tells headings: paragraphs of a class of headings, or whose words are all bold, or that end in no sign."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.published.acts import Act, Acts
from pipeline.published.labels import typed
from pipeline.published.tree import NOTE, below, child, children, empty, flat, is_a, move_into, new, raw, take_out

HEADING = "subheading"  # what a heading stands in, as the publisher has those that it tells
_CLASSES = re.compile(r"\A(?:H\d{0,2}|HCh|HM|H\d+\w*)\Z")
_ENDS = re.compile(r"[.;:,。；：，؛،…]\Z")
_LONGEST = 400  # characters of a heading in bold
_CASELESS = ("ar", "zh")
_SHORT = 80  # of one that only its look tells


def lift_headings(body: etree._Element, lang: str, acts: Acts) -> None:
    """Headings among the paragraphs of a body, each whole in one ``subheading``."""
    for paragraph in children(body, "paragraph"):
        if child(paragraph, "num") is not None or child(paragraph, HEADING, "heading") is not None:
            continue
        held = child(paragraph, "content")
        first = None if held is None else child(held, "p")
        if held is None or first is None or len(children(held)) != 1 or not _is_heading(paragraph, first, lang):
            continue
        heading = new(paragraph, HEADING)
        heading.text = first.text
        for part in list(first):
            heading.append(part)
        take_out(held)
        paragraph.append(heading)
        acts.add(Act.HEADING, paragraph, flat(heading))
    _join_pieces(body, acts)


def _is_heading(paragraph: etree._Element, first: etree._Element, lang: str) -> bool:
    words = flat(first)
    if not words or len(words) > _LONGEST or typed(words, lang):
        return False
    if _CLASSES.match(paragraph.get("class", "")):
        return True
    if _bold(first):
        return not _ENDS.search(words)
    return (
        not raw(first).startswith("\t")
        and len(words) <= _SHORT
        and not _ENDS.search(words)
        and words[:1].isupper() | (lang in ("zh", "ar"))
    )


def _bold(first: etree._Element) -> bool:
    """Whether all words stand in bold."""
    outside = (first.text or "") + "".join(
        (each.tail or "") if _is_bold(each) or is_a(each, NOTE) else raw(each) + (each.tail or "") for each in first
    )
    return not outside.strip() and any(_is_bold(each) and flat(each) for each in first)


def _is_bold(node: etree._Element) -> bool:
    return is_a(node, "b") or (is_a(node, "span") and "bold" in (node.get("class") or "").split())


def _join_pieces(body: etree._Element, acts: Acts) -> None:
    """A heading goes on in the next one that begins with a small letter; empty paragraphs between do not count."""
    before: etree._Element | None = None
    for paragraph in children(body):
        if is_a(paragraph, "paragraph") and empty(paragraph) and next(below(paragraph, "num"), None) is None:
            take_out(paragraph)
            continue
        heading = child(paragraph, HEADING) if is_a(paragraph, "paragraph") else None
        if heading is not None and before is not None and flat(heading)[:1].islower():
            last = before[-1] if len(before) else None
            if last is None:
                before.text = (before.text or "") + " "
            else:
                last.tail = (last.tail or "") + " "
            run = new(heading, "span")
            run.text = heading.text
            for part in list(heading):
                run.append(part)
            move_into(before, run)
            take_out(paragraph)
            acts.add(Act.PIECES, before, flat(before))
            continue
        before = heading
