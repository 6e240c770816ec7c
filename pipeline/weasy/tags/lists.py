"""Lists: L holds LI, LI holds Lbl and LBody; ListNumbering says how it counts (ISO 14289-1 7.6, ISO 32000-1 14.8.5.5).

``data-pdf-numbering`` on the list decides (Decimal, LowerAlpha, UpperAlpha, LowerRoman, UpperRoman, Disc, None, …);
else an ``ol`` counts by its ``type``, an ``ul`` has discs, and a list without any Lbl has None.
"""

from __future__ import annotations

from pipeline.weasy.content.marks import Mark
from pipeline.weasy.tags.nodes import Annotation, Node

_TYPES = {"1": "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}


def normalise(root: Node) -> None:
    """Give every list below ``root`` its proper shape."""
    for node in tuple(root.walk()):
        if node.role == "LI":
            _item(node)
    for node in tuple(root.walk()):
        if node.role == "L":
            _list(node)


def second(node: Node, values: dict[str, str]) -> dict[str, str]:
    """The attributes of a list in PDF 2.0, where None is for lists without any Lbl (ISO 14289-2 8.2.5.25)."""
    bare = values["ListNumbering"] == "/None"
    return values | {"ListNumbering": "/Unordered"} if bare and _labelled(node) else values


def _list(node: Node) -> None:
    kids: list[Node | Mark | Annotation] = []
    item: Node | None = None
    for kid in node.kids:
        role = kid.role if isinstance(kid, Node) else ""
        if role in ("LI", "L", "Caption"):
            item = None
            kids.append(kid)
            continue
        if item is None or (role == "Lbl" and any(one.role == "LBody" for one in item.nodes())):
            item = node.new("LI")
            kids.append(item)
        item.add(kid)
    for kid in node.take(kids).nodes():
        if kid.role == "LI" and kid.element is None:
            _item(kid)
    numbering = node.element.get("data-pdf-numbering") if node.element is not None else None
    node.attributes["List"] = {"ListNumbering": f"/{numbering or _numbering(node)}"}


def _numbering(node: Node) -> str:
    if not _labelled(node):
        return "None"
    if node.element is not None and node.element.tag == "ol":
        return _TYPES.get(node.element.get("type") or "1", "Decimal")
    return "Disc"


def _labelled(node: Node) -> bool:
    return any(one.role == "Lbl" for item in node.nodes() for one in item.nodes())


def _item(node: Node) -> None:
    """Labels first, all the rest in one LBody. The number at the head of the first paragraph is the item's label."""
    kids = node.kids
    labels = [kid for kid in kids if isinstance(kid, Node) and kid.role == "Lbl"]
    bodies = [kid for kid in kids if isinstance(kid, Node) and kid.role == "LBody"]
    body = bodies[0] if bodies else node.new("LBody")
    rest = [kid for kid in kids if kid not in labels and kid not in bodies]
    for other in bodies[1:]:
        rest.extend(other.kids)
    for kid in rest:
        body.add(kid)
    if not labels and body.nodes() and (first := body.nodes()[0]) is body.kids[0] and first.role == "P":
        head = first.kids[0] if first.kids else None
        if isinstance(head, Node) and head.role == "Lbl":
            first.kids.remove(head)
            labels = [head]
    node.take([*labels, body])
