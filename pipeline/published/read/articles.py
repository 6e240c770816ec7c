"""Articles of an instrument, told by their headings: ``Article 1``, with the heading of the article after it."""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from pipeline.source.model import blocks as b
from pipeline.source.model.inline import Inlines, Text, plain
from pipeline.words import Words


def articles(blocks: tuple[b.Block, ...], own: Words) -> tuple[b.Block, ...]:
    """The blocks with an article in the place of each section whose heading is the number of one."""
    found: list[b.Block] = []
    count = 0
    for block in blocks:
        number = _number(block, own) if isinstance(block, b.Section) else None
        last = found[-1] if found else None
        if isinstance(block, b.Section) and number is not None:
            count += 1
            value, rest = number
            found.append(b.Article(rest, block.blocks, number="" if value == str(count) else value, wid=block.wid))
        elif isinstance(block, b.Section) and isinstance(last, b.Article) and not last.heading and not last.blocks:
            found[-1] = replace(last, heading=block.heading, blocks=block.blocks, heading_wid=block.wid)
        else:
            found.append(block)
    return _restarted(tuple(found))


def _number(section: b.Section, own: Words) -> tuple[str, Inlines] | None:
    """The number that a heading gives to an article, and the words of the heading after it."""
    match = _form(own.forms["article"], own.forms["article_first"]).match(plain(section.heading).replace("\u00a0", " "))
    if match is None:
        return None
    rest = match["rest"].strip()
    value = match["number"] or "1"
    return (value, (Text(rest),) if rest else ()) if len(section.heading) == 1 or not rest else None


@cache
def _form(form: str, first: str) -> re.Pattern[str]:
    before, _, after = form.partition("{number}")
    counted = rf"{re.escape(before)}(?P<number>\d{{1,3}}){re.escape(after)}"
    return re.compile(rf"(?:{re.escape(first)}|{counted})(?P<rest>\s.*|)\Z", re.IGNORECASE)


def _restarted(blocks: tuple[b.Block, ...]) -> tuple[b.Block, ...]:
    """Articles whose numbered paragraphs begin with 1 each say so, once for all of them."""
    begun = [_first(block) for block in blocks if isinstance(block, b.Article)]
    if not any(each is not None and each.start == 1 for each in begun):
        return blocks
    return tuple(_restart(block) if isinstance(block, b.Article) and _first(block) else block for block in blocks)


def _first(article: b.Article) -> b.Paragraph | None:
    return next((x for x in article.blocks if isinstance(x, b.Paragraph) and x.role is b.Role.NUMBERED), None)


def _restart(article: b.Article) -> b.Article:
    first = _first(article)
    inside = tuple(replace(x, start=0) if x is first and first.start == 1 else x for x in article.blocks)
    return replace(article, blocks=inside, restart=True)
