"""Edits a DOCX as somebody in Word might, silently or tracked, and says what was done; it shares no code with us."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from random import Random
from typing import Any

from docx import Document
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DATE = "2026-05-31T09:00:00Z"


@dataclass(frozen=True)
class Done:
    """An edit: ``changed`` words, a paragraph ``deleted`` or ``inserted``; no author: it was done silently."""

    what: str
    before: str
    after: str
    author: str


def edited(data: bytes, seed: int, count_: int = 4) -> tuple[bytes, list[Done]]:
    """A copy with edits in paragraphs that are apart from each other, and what they are."""
    random = Random(seed)  # noqa: S311 - it draws no secret
    document = Document(BytesIO(data))
    ids = count(900_000)
    free = [p._p for p in document.paragraphs if _plain(p._p)]
    chosen = sorted(random.sample(range(len(free) // 2), min(count_, len(free) // 2)))
    done = [_one(free[2 * place], random, ids, number) for number, place in enumerate(chosen)]
    out = BytesIO()
    document.save(out)
    return out.getvalue(), done


def _plain(node: Any) -> bool:
    """A paragraph of the text with a long run that has nothing but words, and another paragraph after it."""
    after = node.getnext()
    runs = [run for run in node.findall(f"{W}r") if _worded(run)]
    alone = all(node.find(f".//{W}{name}") is None for name in ("fldChar", "footnoteReference", "br"))
    return bool(runs) and after is not None and after.tag == f"{W}p" and alone


def _worded(run: Any) -> bool:
    text = run.find(f"{W}t")
    return text is not None and len((text.text or "").split()) > 4


def _one(node: Any, random: Random, ids: count[int], number: int) -> Done:
    author = random.choice(("", "Mission of Peru", "Mission of Chile"))
    kind = random.choice(("changed", "changed", "deleted", "inserted"))
    if kind == "changed":
        run = random.choice([run for run in node.findall(f"{W}r") if _worded(run)])
        words = run.find(f"{W}t").text.split(" ")
        at = random.choice([place for place in range(1, len(words) - 1) if words[place].isalpha()] or [1])
        old, new = words[at], f"sentinel{number}"
        head, tail = " ".join(words[:at]) + " ", " " + " ".join(words[at + 1 :])
        _replaced(run, (head, old, new, tail), author, ids)
        return Done(kind, old, new, author)
    if kind == "deleted":
        text = "".join(t.text or "" for t in node.iter(f"{W}t"))
        if author:
            for run in list(node.iter(f"{W}r")):
                _wrap(run, "del", author, ids)
            _end(node, "del", author, ids)
        else:
            node.getparent().remove(node)
        return Done(kind, text, "", author)
    new = deepcopy(node)
    for child in list(new):
        if child.tag != f"{W}pPr":
            new.remove(child)
    for name in list(new.attrib):
        del new.attrib[name]
    text = f"Newly put in by somebody, number {number} of all."
    etree.SubElement(etree.SubElement(new, f"{W}r"), f"{W}t").text = text
    node.addnext(new)
    if author:
        _wrap(new.find(f"{W}r"), "ins", author, ids)
        _end(new, "ins", author, ids)
    return Done(kind, "", text, author)


def _mark(name: str, author: str, ids: count[int]) -> Any:
    return etree.Element(f"{W}{name}", {f"{W}id": str(next(ids)), f"{W}author": author, f"{W}date": DATE})


def _wrap(run: Any, name: str, author: str, ids: count[int]) -> None:
    mark = _mark(name, author, ids)
    run.addprevious(mark)
    mark.append(run)
    if name == "del":
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"


def _end(node: Any, name: str, author: str, ids: count[int]) -> None:
    properties = node.find(f"{W}pPr")
    runs = etree.SubElement(properties, f"{W}rPr")
    runs.append(_mark(name, author, ids))


def _replaced(run: Any, parts: tuple[str, str, str, str], author: str, ids: count[int]) -> None:
    head, old, new, tail = parts

    def piece(text: str) -> Any:
        made = deepcopy(run)
        node = made.find(f"{W}t")
        node.text = text
        node.set(_SPACE, "preserve")
        return made

    if not author:
        run.find(f"{W}t").text = f"{head}{new}{tail}"
        return
    pieces = [piece(head), piece(old), piece(new), piece(tail)]
    for each in pieces:
        run.addprevious(each)
    run.getparent().remove(run)
    _wrap(pieces[1], "del", author, ids)
    _wrap(pieces[2], "ins", author, ids)
