"""Writes small Word files: paragraphs with lists, fields, changes, from a few lines of their XML."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DEFAULT = (
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
)
STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def para(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run, with those properties."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def item(text: str, list_: int = 1, level: int = 0) -> str:
    """A paragraph in a list."""
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>')


def level(number: int, format_: str, text: str, more: str = "") -> str:
    """A level of a list."""
    start = '<w:start w:val="1"/>'
    return f'<w:lvl w:ilvl="{number}">{start}<w:numFmt w:val="{format_}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def word_file(body: str, numbering: str = "", parts: Mapping[str, str] = {}, *, strict: bool = False) -> bytes:
    """A DOCX with that body. ``parts`` are further parts by their kind (``footnotes``), with what stands in them."""
    names = {"numbering": numbering, **parts}
    names = {kind: content for kind, content in names.items() if content}
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind.rstrip("0123456789")}" Target="{kind}.xml"/>'
        for n, kind in enumerate(names, 1)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{_DEFAULT}{_kinds(names)}</Types>',
        "_rels/.rels": _links(f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": _links(links),
        "word/document.xml": f"<w:document {_W} {_R}><w:body>{body}</w:body></w:document>",
        **{f"word/{kind}.xml": _part(kind, content) for kind, content in names.items()},
    }
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            for usual, other in STRICT.items() if strict else ():
                content = content.replace(usual, other)  # noqa: PLW2901
            archive.writestr(name, content)
    return data.getvalue()


def _kinds(names: Mapping[str, str]) -> str:
    """What each part is (ECMA-376 Part 2, 10.1.2.2)."""
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {"document": "document.main", **{kind: kind.rstrip("0123456789") for kind in names}}
    return "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{base}.{kind}+xml"/>' for name, kind in kinds.items()
    )


def _links(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def _part(kind: str, content: str) -> str:
    root = {"header": "hdr", "footer": "ftr"}.get(kind.rstrip("0123456789"), kind)
    return f"<w:{root} {_W} {_R}>{content}</w:{root}>"
