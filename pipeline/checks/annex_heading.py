"""MH413: a pinned annex heading says what the letter's title says."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Severity
from pipeline.source.inline import plain
from pipeline.source.model import AttachmentKind, Source, TitlePartKind


def check(source: Source) -> Iterator[Fault]:
    """Headings that were pinned and do not repeat the words of the title after its kind."""
    rest = "".join(plain(part.content) for part in source.letter.title if part.kind is not TitlePartKind.KIND)
    for attachment in source.attachments:
        heading = plain(attachment.heading)
        if heading and attachment.kind is AttachmentKind.ANNEX and not heading.endswith(rest.strip()):
            yield Fault(
                "MH413",
                attachment.place,
                f"the pinned heading reads “{heading}”",
                f"a heading that ends “{rest.strip()}”, as the letter's title does",
                "delete <heading>, and it is derived; or allow the finding with the reason",
                Severity.WARNING,
            )
