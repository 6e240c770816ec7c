"""A DOCX as parts that can be changed: parsed, with relationships that can be added, and written again."""

from __future__ import annotations

from io import BytesIO
from posixpath import basename, dirname, join, normpath
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from pipeline.ooxml.accepted import accept
from pipeline.ooxml.opened import Opened, Unreadable, W

__all__ = ["Package", "Unreadable", "W", "key_of"]
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "[Content_Types].xml"
_DEFAULT = "{http://schemas.openxmlformats.org/package/2006/content-types}Default"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a ZIP archive can hold


class Package:
    """The members of a DOCX. What is asked for as XML is written back as it then is; its own changes are accepted."""

    def __init__(self, data: bytes) -> None:
        """Raises ``Unreadable`` where the bytes are no DOCX."""
        self.main = Opened(data).main
        try:
            with ZipFile(BytesIO(data)) as archive:
                self.members = {name: archive.read(name) for name in archive.namelist()}
        except BadZipFile as error:
            raise Unreadable(str(error)) from None
        self._parsed: dict[str, etree._Element] = {}

    def xml(self, name: str) -> etree._Element:
        """The root of a part. Raises ``Unreadable`` where it is missing or no XML."""
        if name not in self._parsed:
            if b"<!DOCTYPE" in self.members.get(name, b"<!DOCTYPE"):
                raise Unreadable(f"the part {name} is missing or has a DOCTYPE")
            try:
                parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
                self._parsed[name] = etree.fromstring(self.members[name], parser)
            except etree.XMLSyntaxError as error:
                raise Unreadable(f"the part {name} is not well-formed ({error})") from None
            accept(self._parsed[name])
        return self._parsed[name]

    def named(self, kind: str) -> dict[str, str]:
        """The parts of the main part by their base names, of a kind such as ``header``."""
        relations = self.relations(self.main)
        found = [node.get("Target", "") for node in relations if node.get("Type", "").endswith(f"/{kind}")]
        return {basename(target): self._path(self.main, target) for target in found}

    def one(self, kind: str) -> etree._Element | None:
        """The part of the main part of a kind, where it has one."""
        return next((self.xml(path) for path in self.named(kind).values()), None)

    def relations(self, name: str) -> etree._Element:
        """The relationships of a part; made where it has none."""
        path = join(dirname(name), "_rels", f"{basename(name)}.rels")
        if path not in self.members:
            self.members[path] = b'<Relationships xmlns="%b"/>' % RELATION[1:].partition("}")[0].encode()
        return self.xml(path)

    def target(self, name: str, relation: str) -> tuple[str, str, str]:
        """Type, target and mode of a relationship of a part; a target within the package as its path."""
        for node in self.relations(name):
            if node.get("Id") == relation:
                target, mode = node.get("Target", ""), node.get("TargetMode", "")
                return node.get("Type", ""), target if mode else self._path(name, target), mode
        return "", "", ""

    def relate(self, name: str, kind: str, target: str, mode: str) -> str:
        """The id of a relationship of a part to a target (its path), added where there is none."""
        relations = self.relations(name)
        for node in relations:
            own = node.get("Target", "")
            if node.get("Type") == kind and (own if mode else self._path(name, own)) == target:
                return node.get("Id", "")
        taken = {node.get("Id") for node in relations}
        id_ = next(id_ for id_ in (f"rIdOld{number}" for number in range(1, len(taken) + 2)) if id_ not in taken)
        node = etree.SubElement(relations, RELATION, Id=id_, Type=kind, Target=target if mode else f"/{target}")
        if mode:
            node.set("TargetMode", mode)
        return id_

    def take(self, other: Package, path: str) -> None:
        """Have a member of another package too, with the type of its extension."""
        if path in self.members:
            return
        self.members[path] = other.members.get(path, b"")
        extension = path.rpartition(".")[2]
        types, theirs = self.xml(_TYPES), other.xml(_TYPES)
        lookup = {node.get("Extension") for node in types.iter(_DEFAULT)}
        for node in theirs.iter(_DEFAULT):
            if node.get("Extension") == extension and extension not in lookup:
                types.insert(0, etree.Element(_DEFAULT, {str(name): str(value) for name, value in node.attrib.items()}))

    def written(self) -> bytes:
        """The package as a file, always with the same bytes."""
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=6) as archive:
            for name, data in self.members.items():
                info = ZipInfo(name, _EPOCH)
                info.compress_type, info.external_attr, info.create_system = ZIP_DEFLATED, 0o644 << 16, 3
                root = self._parsed.get(name)
                archive.writestr(info, data if root is None else etree.tostring(
                    root, xml_declaration=True, encoding="UTF-8", standalone=True))  # fmt: skip
        return out.getvalue()

    def _path(self, name: str, target: str) -> str:
        return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(name), target))


def key_of(node: etree._Element | None, left_out: frozenset[str] = frozenset()) -> tuple[object, ...]:
    """What an element says, for comparing: its name, attributes and content, without the children ``left_out``."""
    if node is None:
        return ()
    children = tuple(key_of(child, left_out) for child in node if child.tag not in left_out)
    return node.tag, tuple(sorted(node.attrib.items())), (node.text or "").strip(), children
