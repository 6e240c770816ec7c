"""The parts of the package: which template makes which part, its content type, and what it is related to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from pipeline.render.docx.package.archive import Link, Part
from pipeline.render.docx.package.identifiers import Relationships, Target
from pipeline.render.docx.word.inline import What
from pipeline.render.environment import environment

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_XML = "application/xml"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


class Kind(Struct, frozen=True):
    """A kind of part: the template that makes it, its content type, the kind of relationship that leads to it."""

    template: str
    content_type: str
    relation: str


DOCUMENT = Kind("document", f"{_WORD}document.main+xml", "officeDocument")
STYLES = Kind("styles", f"{_WORD}styles+xml", "styles")
NUMBERING = Kind("numbering", f"{_WORD}numbering+xml", "numbering")
SETTINGS = Kind("settings", f"{_WORD}settings+xml", "settings")
FONTS = Kind("fonts", f"{_WORD}fontTable+xml", "fontTable")
THEME = Kind("theme", "application/vnd.openxmlformats-officedocument.theme+xml", "theme")
FOOTNOTES = Kind("footnotes", f"{_WORD}footnotes+xml", "footnotes")
COMMENTS = Kind("comments", f"{_WORD}comments+xml", "comments")
HEADER = Kind("running", f"{_WORD}header+xml", "header")
FOOTER = Kind("running", f"{_WORD}footer+xml", "footer")
RECORD = Kind("record", _XML, "customXml")
RECORD_PROPERTIES = Kind(
    "record-properties", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", "customXmlProps"
)
CARRIED = Kind("carried", _XML, "customXml")
CORE = Kind("core", "application/vnd.openxmlformats-package.core-properties+xml", _CORE)
APPLICATION = Kind(
    "application", "application/vnd.openxmlformats-officedocument.extended-properties+xml", "extended-properties"
)
CUSTOM = Kind("custom", "application/vnd.openxmlformats-officedocument.custom-properties+xml", "custom-properties")


def printed(kind: Kind, **values: Any) -> bytes:
    """A part of ``kind`` printed with its template."""
    template = environment().get_template(f"docx/{kind.template}.xml.j2")
    return template.render(What=What, **values).encode()


def links(relationships: Relationships) -> Iterator[Link]:
    """The relationships that a part's own content asked for."""
    for made in relationships.all.values():
        yield Link(made.id, made.target.value, made.to, external=made.target is Target.HYPERLINK)


def media(*all_: Relationships) -> Iterator[Part]:
    """The pictures, each once."""
    found: dict[str, Part] = {}
    for relationships in all_:
        for name, (mime, data) in relationships.media.items():
            found.setdefault(name, Part(name, mime, data))
    yield from found.values()
