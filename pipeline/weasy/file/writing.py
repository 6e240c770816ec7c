"""Writes the structure tree into the PDF: elements, parent tree, ID tree (ISO 32000-1 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf
from msgspec import Struct, field

from pipeline.weasy.content.marks import Mark
from pipeline.weasy.metadata import Profile
from pipeline.weasy.tags import lists
from pipeline.weasy.tags.nodes import Annotation, Node

_PDF2_ONLY = frozenset(("Document", "FENote", "Em", "Strong", "Aside"))


class Written(Struct):
    """The elements as they are in the file; ``by_id`` leads from ids of the HTML to them."""

    document: Node
    by_id: dict[str, Node] = field(default_factory=dict)
    by_element: dict[int, Node] = field(default_factory=dict)


def write(pdf: Any, pages: list[Any], root: Node, profile: Profile, language: str) -> Written:
    """Add the tree to ``pdf`` and to its catalog."""
    return _Writer(pdf, profile, language).write(root, len(pages))


class _Writer:
    def __init__(self, pdf: Any, profile: Profile, language: str) -> None:
        self._pdf = pdf
        self._second = profile is Profile.A4F_UA2
        self._language = language
        self._pages: tuple[bytes, ...] = pdf.page_references
        self._owners: list[dict[int, bytes]] = []
        self._annotations: list[bytes] = []
        self._namespace: bytes = b""

    def write(self, root: Node, pages: int) -> Written:
        pdf = self._pdf
        self._owners = [{} for _ in range(pages)]
        top = self._add({"Type": "/StructTreeRoot"})
        if self._second:
            space = self._add({"Type": "/Namespace", "NS": pydyf.String("http://iso.org/pdf2/ssn")})
            self._namespace = space.reference
            top["Namespaces"] = pydyf.Array([space.reference])
        written = Written(root)
        nodes = tuple(root.walk())
        for node in nodes:
            self._declare(node)
            if node.id:
                written.by_id[node.id] = node
            if node.element is not None:
                written.by_element.setdefault(id(node.element), node)
        for node in nodes:
            self._fill(node, root, top.reference)
        top["K"] = root.reference.reference
        top["ParentTree"] = self._parent_tree().reference
        top["ParentTreeNextKey"] = pages + len(self._annotations)
        if written.by_id:
            top["IDTree"] = self._id_tree(written.by_id).reference
        pdf.catalog["StructTreeRoot"] = top.reference
        pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        return written

    def _add(self, values: dict[str, Any]) -> Any:
        dictionary = pydyf.Dictionary(values)
        self._pdf.add_object(dictionary)
        return dictionary

    def _declare(self, node: Node) -> None:
        role = "FENote" if self._second and node.role == "Note" else node.role
        node.reference = self._add({"Type": "/StructElem", "S": f"/{role}"})
        if self._second and role in _PDF2_ONLY:
            node.reference["NS"] = self._namespace

    def _fill(self, node: Node, root: Node, top: bytes) -> None:
        element = node.reference
        element["P"] = top if node.parent is None or node is root else node.parent.reference.reference
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if page is not None:
            element["Pg"] = self._pages[page]
        kids = pydyf.Array(self._kid(kid, element, page) for kid in node.kids)
        if kids:
            element["K"] = kids
        if node.lang and not (node is root and node.lang == self._language):
            element["Lang"] = pydyf.String(node.lang)
        for key, text in (("ID", node.id), ("Alt", node.alt), ("ActualText", node.actual), ("E", node.expansion)):
            if text:
                element[key] = pydyf.String(text)
        attributes = list(self._attributes(node))
        if attributes:
            element["A"] = attributes[0] if len(attributes) == 1 else pydyf.Array(attributes)
        if self._second and node.refers:
            written = (other.reference for other in node.refers if other.reference is not None)
            element["Ref"] = pydyf.Array(other.reference for other in written)

    def _kid(self, kid: Node | Mark | Annotation, element: Any, page: int | None) -> Any:
        if isinstance(kid, Node):
            return kid.reference.reference
        if isinstance(kid, Mark):
            self._owners[kid.page][kid.number] = element.reference
            if kid.page == page:
                return kid.number
            return pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": kid.number})
        kid.dictionary["StructParent"] = len(self._owners) + len(self._annotations)
        self._annotations.append(element.reference)
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": self._pages[kid.page], "Obj": kid.dictionary.reference})

    def _attributes(self, node: Node) -> Iterator[Any]:
        for owner, values in node.attributes.items():
            own = lists.second(node, values) if self._second and owner == "List" else values
            dictionary = pydyf.Dictionary({"O": f"/{owner}", **own})
            if owner == "Table" and node.headers:
                dictionary["Headers"] = pydyf.Array(pydyf.String(name) for name in node.headers)
            yield dictionary

    def _parent_tree(self) -> Any:
        """From each mark and annotation back to its element; numbers of artifacts lead nowhere."""
        numbers = pydyf.Array()
        for page, owners in enumerate(self._owners):
            last = max(owners, default=-1)
            numbers.extend((page, pydyf.Array(owners.get(number, "null") for number in range(last + 1))))
        for key, reference in enumerate(self._annotations, start=len(self._owners)):
            numbers.extend((key, reference))
        return self._add({"Nums": numbers})

    def _id_tree(self, by_id: dict[str, Node]) -> Any:
        names = pydyf.Array()
        for name, node in sorted(by_id.items(), key=lambda item: pydyf.String(item[0]).data):
            names.extend((pydyf.String(name), node.reference.reference))
        return self._add({"Names": names})
