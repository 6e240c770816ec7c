"""Moves recitals that stand among the paragraphs into the preamble; folds sub-paragraphs of recitals into lists."""

from __future__ import annotations

from lxml import etree

from pipeline.published.acts import Act, Acts
from pipeline.published.labels import typed
from pipeline.published.lift.headings import HEADING
from pipeline.published.tree import child, children, flat, is_a, move_into, new, take_out

_ENDS = (",", "，", "،")


def lift_recitals(document: etree._Element, acts: Acts) -> None:
    """Paragraphs without a number before the first numbered one that end as a recital does."""
    preamble, body = child(document, "preamble"), child(document, "mainBody")
    if preamble is None or body is None:
        return
    paragraphs = children(body, "paragraph")
    first = next((place for place, each in enumerate(paragraphs) if child(each, "num") is not None), len(paragraphs))
    before = paragraphs[:first] if first < len(paragraphs) else paragraphs[:-1]
    for paragraph in before:
        if child(paragraph, HEADING) is not None or not flat(paragraph).endswith(_ENDS):
            return
        container = new(preamble, "container", name="", eId=paragraph.get("eId", ""))
        for held in children(paragraph):
            for part in children(held):
                move_into(container, part)
        acts.add(Act.RECITAL, paragraph, flat(container))
        take_out(paragraph)
        preamble.append(container)


def lift_recital_points(document: etree._Element, lang: str, acts: Acts) -> None:
    """Sub-paragraphs with typed letters in the preamble become points of the recital before them."""
    preamble = child(document, "preamble")
    host: etree._Element | None = None
    for container in [] if preamble is None else children(preamble):
        for p in children(container, "p") if is_a(container, "container") else []:
            found = typed(p.text or "", lang)
            if found is None or not found[0].readings or host is None:
                host = p
                continue
            holder = host.getparent()
            assert holder is not None  # noqa: S101 - it stands in a container
            block = host.getnext()
            if not is_a(block, "blockList") or block is None:
                block = new(p, "blockList")
                host.addnext(block)
            item, num = new(p, "item"), new(p, "num")
            if container.get("eId") and len(children(container)) == 1:
                item.set("eId", container.get("eId", ""))
            num.text = found[0].text
            p.text = (p.text or "")[found[1] :]
            item.append(num)
            move_into(item, p)
            block.append(item)
            acts.add(Act.POINTS, item, found[0].text)
        if is_a(container, "container") and not children(container):
            take_out(container)
