"""Reads the targets of XLIFF 2 back: a version of the source in the target language, with its keys and inline codes."""

from __future__ import annotations

from typing import Any

from lxml import etree
from msgspec.structs import replace

from pipeline.errors import Fault, MastheadError, Place
from pipeline.exchange.units import changed, codes, passages
from pipeline.exchange.write import q
from pipeline.language import OFFICIAL
from pipeline.skeletons import translated
from pipeline.source.dump import dump
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Footnote, Inline, Inlines, Text
from pipeline.whole_numbers import whole
from pipeline.xmlio.parse import Parsed, local, parse


def from_xliff(data: bytes, path: str, source: Source) -> str:
    """The text of the version of ``source`` that the XLIFF in ``data`` has; what has no target waits in brackets.

    Raises ``MastheadError`` with every fault: MH151 for what is no XLIFF 2 of this source, MH152 for a target whose
    inline codes are not those of its source.
    """
    parsed = parse(path, data)
    lang = _language(parsed, source)
    held = dict(passages(source))
    faults: list[Fault] = []
    targets: dict[str, Inlines] = {}
    for unit in parsed.root.iter(q("unit")):
        key = unit.get("id", "")
        if key not in held:
            faults.append(_fault(parsed, unit, f"the unit {key} is none of the source", "a unit that the source has"))
        elif unit.find(f".//{q('target')}") is not None:
            targets[key] = _target(parsed, unit, held[key], faults)
    if faults:
        raise MastheadError(faults)
    waiting = translated(source, lang)
    return dump(changed(waiting, lambda key, content: _noted(targets[key], content) if key in targets else content))


def _language(parsed: Parsed, source: Source) -> str:
    root = parsed.root
    lang = root.get("trgLang", "").partition("-")[0].lower()
    right = root.tag == q("xliff") and root.get("version", "").startswith("2.")
    if not right or lang not in OFFICIAL or lang == source.lang:
        wrong = f"the file is {'in the language ' + (lang or 'of its source') if right else 'no XLIFF 2'}"
        expected = f"XLIFF 2 with trgLang, one of {', '.join(code for code in OFFICIAL if code != source.lang)}"
        raise MastheadError([_fault(parsed, root, wrong, expected)])
    return lang


def _target(parsed: Parsed, unit: etree._Element, content: Inlines, faults: list[Fault]) -> Inlines:
    """The words of the segments of a unit, with the codes of its source in their places."""
    items = codes(content)
    seen: list[int] = []
    found: list[Inline] = []
    for target in unit.iter(q("target")):
        found.extend(_read(target, items, seen))
    if sorted(seen) != list(range(1, len(items) + 1)):
        wrong = f"the target of {unit.get('id')} has the codes {', '.join(map(str, seen)) or 'none'}"
        expected = f"each of 1 to {len(items)} once" if items else "none"
        faults.append(_fault(parsed, unit, wrong, expected, "MH152"))
    return tuple(found)


def _read(element: etree._Element, items: tuple[Inline, ...], seen: list[int]) -> list[Inline]:
    found: list[Inline] = [Text(element.text)] if element.text else []
    for child in element:
        if local(child) in ("mrk", "sm", "em"):  # what a tool has marked for itself
            found.extend(_read(child, items, seen))
        else:
            number = whole(child.get("id", ""))
            seen.append(number)
            if 0 < number <= len(items):
                item: Any = items[number - 1]
                inner = _read(child, items, seen) if local(child) == "pc" else []
                found.append(replace(item, content=tuple(inner)) if inner else item)
        if child.tail:
            found.append(Text(child.tail))
    return found


def _noted(target: Inlines, waiting: Inlines) -> Inlines:
    """The target with the notes of the version, whose paragraphs are passages of their own."""
    notes = iter([item for item in codes(waiting) if isinstance(item, Footnote)])

    def put(item: Any) -> Any:
        if isinstance(item, Footnote):
            return next(notes, item)
        held = getattr(item, "content", ())
        return replace(item, content=tuple(put(each) for each in held)) if held else item

    return tuple(put(item) for item in target)


def _fault(parsed: Parsed, element: etree._Element, wrong: str, expected: str, code: str = "MH151") -> Fault:
    place = parsed.place(element)
    mend = "export the source again, and translate that" if code == "MH151" else "put the missing codes into the target"
    return Fault(code, place if place.line else Place(place.path), wrong, expected, mend)
