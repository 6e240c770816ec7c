"""The XMP packet (ISO 16684-1): Dublin Core, both identification schemas, and the product's own.

PDF/A-3 wants every schema that it does not know itself described in the packet (ISO 19005-3 6.6.2.3): that of PDF/UA
and ours. PDF/A-4 knows no such rule. The packet is left uncompressed, so that a search finds it without a PDF reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

import pydyf
import weasyprint
from weasyprint.pdf.metadata import DocumentMetadata

from pipeline.weasy.metadata import Metadata, Profile

NAMESPACE = "urn:masthead:xmp:1"
_UA = "http://www.aiim.org/pdfua/ns/id/"
_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": _UA,
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "masthead": NAMESPACE,
}
_OWN = (
    ("status", "Whether the document is a draft, an advance version, issued or a reconstruction"),
    ("symbol", "Symbol of the document"),
    ("identifier", "Identifier of the expression in Akoma Ntoso's naming convention"),
)
_IDENTIFICATION = {
    Profile.A3_UA1: {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"},
    Profile.A4F_UA2: {
        "pdfaid:part": "4", "pdfaid:rev": "2020", "pdfaid:conformance": "F",
        "pdfuaid:part": "2", "pdfuaid:rev": "2024",
    },
}  # fmt: skip


def info(metadata: Metadata) -> Any:
    """What WeasyPrint writes into the Info dictionary and the catalog."""
    return DocumentMetadata(
        title=metadata.title,
        authors=[metadata.author] if metadata.author else [],
        description=metadata.subject,
        keywords=list(metadata.keywords),
        generator=metadata.creator,
        created=metadata.created or None,
        modified=metadata.created or None,
        lang=metadata.language,
    )


def replace(pdf: Any, profile: Profile, metadata: Metadata, *, files: bool) -> None:
    """Put our packet in the place of WeasyPrint's; ``files`` says whether any are attached."""
    number = int(pdf.catalog["Metadata"].split()[0])
    stream = pydyf.Stream(
        [packet(profile, metadata, files=files)], {"Type": "/Metadata", "Subtype": "/XML"}, compress=False
    )
    stream.number = number
    pdf.objects[number] = stream


def packet(profile: Profile, metadata: Metadata, *, files: bool) -> bytes:
    """The packet as bytes; empty values are left out."""
    simple = dict(_IDENTIFICATION[profile])
    if profile is Profile.A4F_UA2 and not files:
        del simple["pdfaid:conformance"]  # F is for a file with others in it; without, it is plain PDF/A-4 (6.9)
    simple["pdf:Producer"] = f"WeasyPrint {weasyprint.__version__}"
    simple["pdf:Keywords"] = ", ".join(metadata.keywords)
    simple["xmp:CreatorTool"] = metadata.creator
    simple["xmp:CreateDate"] = simple["xmp:ModifyDate"] = metadata.created
    simple |= {f"masthead:{name}": getattr(metadata, name) for name, _ in _OWN}
    parts = [f"<{name}>{escape(value)}</{name}>" for name, value in simple.items() if value]
    parts += _list("dc:title", "Alt", [metadata.title], ' xml:lang="x-default"')
    parts += _list("dc:description", "Alt", [metadata.subject], ' xml:lang="x-default"')
    parts += _list("dc:creator", "Seq", [metadata.author])
    parts += _list("dc:subject", "Bag", metadata.keywords)
    parts += _list("dc:language", "Bag", [metadata.language])
    parts += _list("dc:identifier", "", [metadata.identifier or metadata.symbol])
    if profile is Profile.A3_UA1:
        parts.append(_extensions())
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    body = "\n".join(parts)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f'<rdf:RDF{spaces}>\n<rdf:Description rdf:about="">\n{body}\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n'
        '<?xpacket end="w"?>'
    ).encode()


def _list(name: str, kind: str, values: Iterable[str], attributes: str = "") -> list[str]:
    """A property of Dublin Core: a bag, sequence or set of alternatives, or plain text where ``kind`` is empty."""
    items = [escape(value) for value in values if value]
    if not items:
        return []
    if not kind:
        return [f"<{name}>{items[0]}</{name}>"]
    listed = "".join(f"<rdf:li{attributes}>{item}</rdf:li>" for item in items)
    return [f"<{name}><rdf:{kind}>{listed}</rdf:{kind}></{name}>"]


def _extensions() -> str:
    schemas = _schema("PDF/UA identification schema", _UA, "pdfuaid", [("part", "Integer", "Part of ISO 14289")])
    schemas += _schema("Masthead document schema", NAMESPACE, "masthead", [(name, "Text", text) for name, text in _OWN])
    return f"<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>"


def _schema(title: str, space: str, prefix: str, properties: list[tuple[str, str, str]]) -> str:
    listed = "".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>external</pdfaProperty:category>"
        f"<pdfaProperty:description>{escape(text)}</pdfaProperty:description></rdf:li>"
        for name, kind, text in properties
    )
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{space}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{listed}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
