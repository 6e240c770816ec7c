"""MH413: a pinned annex heading says what the letter's title says."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Severity
from pipeline.resolve.components.annex_heading import annex_heading
from pipeline.source.model.document import AttachmentKind, Source
from pipeline.source.model.inline import place_of, plain
from pipeline.words import words


def check(source: Source) -> Iterator[Fault]:
    """Headings that were pinned and do not repeat the title as the language does, whatever the annex's number."""
    own = words(source.lang)
    repeated = [_spaced(annex_heading(source.letter, own, "", several=several)).strip() for several in (False, True)]
    for attachment in source.attachments:
        heading = plain(attachment.heading)
        if (
            heading
            and attachment.kind is AttachmentKind.ANNEX
            and attachment.lang in ("", source.lang)  # of another language, nobody here can say
            and not any(_spaced(title) in _spaced(heading) for title in repeated)
        ):
            yield Fault(
                "MH413",
                attachment.place,
                f"the pinned heading reads “{heading}”",
                f"a heading with “{repeated[0]}”, which repeats the letter's title",
                "delete <heading>, and it is derived; or allow the finding with the reason",
                Severity.WARNING,
                Passage(place_of(attachment.heading), heading),
            )


def _spaced(words: str) -> str:
    """The words with plain spaces: a no-break space holds a line together and says nothing else."""
    return words.replace("\u00a0", " ")
