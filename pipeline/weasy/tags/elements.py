"""The node of each element of the HTML, made where the element is met first (ISO 14289-1 7.1)."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

from pipeline.errors import Fault
from pipeline.weasy.tags import faults, figures, notes
from pipeline.weasy.tags.nodes import Node
from pipeline.weasy.tags.roles import ALL_ROLES, ARTIFACT, needs_element, role_of


class Elements:
    """``root`` is the Document, ``direction`` the document's; ``notes`` and ``faults`` were found on the way."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self.direction = ""
        self.notes: list[notes.Call] = []
        self.faults: list[Fault] = []
        self._known: dict[tuple[int, str], Node | None] = {}
        self._heads: dict[int, Any] = {}

    def node_of(self, box: Any, parent: Node) -> Node | None:
        """The node that a box belongs to; ``None`` for an artifact."""
        element = box.element
        pseudo = box.element_tag.partition("::")[2]
        key = (id(element), pseudo)
        if isinstance(box, boxes.TableRowGroupBox) and self._repeats(element, box):
            return None
        if key in self._known:
            return self._known[key]
        node = self._known[key] = self._make(box, element, pseudo, parent)
        return node

    def _repeats(self, element: Any, group: Any) -> bool:
        """Whether a head or foot repeats an earlier one after a page break; the tree has the first only."""
        return element.tag in ("thead", "tfoot") and self._heads.setdefault(id(element), group) is not group

    def _make(self, box: Any, element: Any, pseudo: str, parent: Node) -> Node | None:
        if element.tag == "html":
            self.root.element, self.root.language = element, element.get("lang") or ""
            self.direction = self.root.direction = element.get("dir") or ""
            return self.root
        role = role_of(element, pseudo)
        if role == ARTIFACT:
            return None
        if role and role not in ALL_ROLES:
            self.faults.append(faults.fault(f"data-pdf-role={role!r}", "a structure type", "see docs/pdf.md", element))
            return parent
        if not role and not pseudo and needs_element(element, parent.language):
            role = "Span" if _in_line(box) else "Div"
        if not role or (role == "Figure" and parent.role == "Figure"):
            if parent.role == "Figure" and not pseudo:
                figures.adopt(parent, element)
            return parent
        node = parent.new(role)
        node.element = None if pseudo else element
        if not pseudo:
            _speak(node, element, parent)
            node.id = element.get("id") or ""
            node.expansion = (element.get("title") or "") if element.tag == "abbr" else ""
        if pseudo == "footnote-call":
            self.notes.append(notes.Call(node, self._note(element, parent)))
        parent.add(node)
        return node

    def _note(self, element: Any, parent: Node) -> Node:
        """The Note of an element whose call has been met; it is not in the tree yet."""
        note = parent.new("Note")
        note.element, note.id = element, element.get("id") or ""
        _speak(note, element, parent)
        self._known[(id(element), "")] = note
        return note


def _speak(node: Node, element: Any, parent: Node) -> None:
    """Give a node the language and direction of its element, else those around it."""
    node.language = element.get("lang") or parent.language
    node.direction = (element.get("dir") or "").lower() or parent.direction


def _in_line(box: Any) -> bool:
    """Whether a box stands among words and holds words only: what holds blocks is no Span, wherever it stands."""
    if not isinstance(box, boxes.InlineLevelBox):
        return False
    children = box.children if isinstance(box, boxes.ParentBox) else ()
    return not any(isinstance(child, boxes.BlockLevelBox) for child in children)
