"""What the word under the cursor means: an element, an attribute, a value, the target of a reference."""

from __future__ import annotations

from pipeline.editing.completing import values
from pipeline.editing.markup import Markup, Node, Span
from pipeline.editing.referring import TARGETS, targets
from pipeline.source.grammar.schema import Attribute, Element, element

_MOST = 200  # characters of a target's words


def meaning(markup: Markup, offset: int) -> tuple[str, Span] | None:
    """What to show, in Markdown, and of what; none where the cursor is on no markup."""
    for node in markup.nodes():
        if not (node.tag.holds(offset) or (node.last and node.last.holds(offset))):
            continue
        found = element(node.name, node.around)
        for span in (node.title, node.last):
            if found and span and span.holds(offset):
                return _of_element(found), span
        meaning_of_value = _of_attributes(markup, node, found, offset)
        if meaning_of_value:
            return meaning_of_value
    return None


def _of_element(found: Element) -> str:
    holds = found.content or "nothing"
    words = f"words and {holds}" if found.mixed and found.content else "words" if found.mixed else holds
    named = "\n".join(
        f"- `{each.name}`{' (needed)' if each.required else ''}: {each.words}" for each in found.attributes
    )
    return f"**`<{found.name}>`** {found.words}\n\nHolds {words}.\n\n{named}".rstrip()


def _of_attributes(markup: Markup, node: Node, found: Element | None, offset: int) -> tuple[str, Span] | None:
    for name, value in node.attributes.items():
        if value.span.holds(offset) and (node.name, name) in TARGETS:
            target = targets(markup).get(value.text)
            words = f"{target.name}: {markup.words(target)[:_MOST]}" if target else "No element has this id."
            return words, value.span
        attribute = next((each for each in found.attributes if each.name == name), None) if found else None
        if attribute and (value.name.holds(offset) or value.span.holds(offset)):
            return _of_attribute(attribute), value.name
    return None


def _of_attribute(attribute: Attribute) -> str:
    listed = ", ".join(f"`{value}`" for value in values(attribute))
    default = f" It is `{attribute.default}` where nothing is said." if attribute.default else ""
    return f"**`{attribute.name}`** {attribute.words}{default}" + (f"\n\nOne of {listed}." if listed else "")
