"""Writes the reference of the source language into docs/source.md, from the schema.

``python scripts/source_reference.py`` writes it; ``--print`` prints it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.source.grammar import schema

PAGE = Path(__file__).parent.parent / "docs" / "source.md"
BEGIN = "<!-- reference: written by scripts/source_reference.py -->\n"
END = "<!-- end of the reference -->\n"
PARTS = {
    "masthead": "The document",
    "front": "Record and masthead",
    "letter": "Letter and attachments",
    "deliberation": "Resolutions",
    "body": "Bodies",
    "inline": "Running text",
}
PLAIN = {
    "xs:token": "words",
    "xs:boolean": "true or false",
    "xs:language": "language tag",
    "xs:anyURI": "address",
}


def reference() -> str:
    """The reference as Markdown."""
    return "\n".join(_reference()) + "\n"


def _reference() -> Iterator[str]:
    yield "### Groups"
    yield ""
    yield "Where an element holds a group, any of these may stand."
    yield ""
    yield "| group | | elements |"
    yield "| --- | --- | --- |"
    for group in schema.groups():
        yield f"| *{group.name}* | {group.words} | {', '.join(_tag(name) for name in group.members)} |"
    for part, title in PARTS.items():
        yield ""
        yield f"### {title}"
        known: dict[str, str] = {}
        for (_name, parent), element in schema.elements().items():
            if element.part == part:
                yield from _element(element, parent, known)
    yield ""
    yield "### Values"
    yield ""
    yield "| type | | one of |"
    yield "| --- | --- | --- |"
    for type_ in schema.types():
        yield f"| *{type_.name}* | {type_.words} | {', '.join(type_.members)} |"


def _element(element: schema.Element, parent: str, known: dict[str, str]) -> Iterator[str]:
    yield ""
    yield f"#### {_tag(element.name)}" + (f" in {_tag(parent)}" if parent else "")
    yield ""
    yield element.words
    yield ""
    if element.type in known:
        yield f"As {_tag(known[element.type])}."
        return
    if element.type:
        known[element.type] = element.name
    yield f"Holds {_holds(element)}. Stands in {_parents(element.name, parent)}."
    if element.attributes:
        yield ""
        yield "| attribute | value | |"
        yield "| --- | --- | --- |"
        for attribute in element.attributes:
            yield f"| `{attribute.name}` | {_value(attribute)} | {attribute.words} |"


def _holds(element: schema.Element) -> str:
    content = element.content.replace("|", "or").replace("*", "\\*")
    for group in schema.groups():
        content = " ".join(_group(word, group.name) for word in content.split(" "))
    if element.mixed:
        return f"words and {content}" if content else "words"
    return content or "nothing"


def _group(word: str, name: str) -> str:
    bare = word.strip("()?+,\\*")
    return word.replace(name, f"*{name}*") if bare == name else word


def _parents(name: str, parent: str) -> str:
    if parent:
        return _tag(parent)
    found = [(each.name, around) for (_, around), each in schema.elements().items() if name in each.children]
    local = {(above, "") for inner, above in schema.elements() if inner == name and above}
    holders = {each: "" if schema.elements().get((each[0], "")) is None else each[1] for each in found}
    names = [
        _tag(each) + (f" in {_tag(around)}" if around else "")
        for (each, _), around in holders.items()
        if (each, around) not in local
    ]
    groups = [group.name for group in schema.groups() if name in group.members]
    if groups:
        return f"what holds *{min(groups, key=lambda each: each != 'Words')}*"
    return ", ".join(names) or "the file: it is the outermost element"


def _value(attribute: schema.Attribute) -> str:
    kind = PLAIN.get(attribute.type, f"*{attribute.type}*")
    if attribute.required:
        return f"{kind}, required"
    return f"{kind}, `{attribute.default}` if not given" if attribute.default else kind


def _tag(name: str) -> str:
    return f"`<{name}>`"


def page(text: str) -> str:
    """The page with the reference of today between its markers."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{reference()}\n{END}{after}"


if __name__ == "__main__":
    if "--print" in sys.argv[1:]:
        print(reference(), end="")
    else:
        PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
