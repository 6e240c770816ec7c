"""MH443: an attachment that is headed by no word (annex, enclosure …) has a title, or nothing could name or cite it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.source.model.document import Attachment, AttachmentKind, Source
from pipeline.source.model.walk import every


def check(source: Source) -> Iterator[Fault]:
    """Unlabelled attachments without heading and title."""
    for attachment in every(source, Attachment):
        if attachment.kind is AttachmentKind.NONE and not (attachment.titles or attachment.heading):
            yield Fault(
                "MH443",
                attachment.place,
                "an attachment without heading has no title",
                "a name under which the table of contents and an archive have it",
                "write <title>, or make it an <annex>, <enclosure> …",
            )
