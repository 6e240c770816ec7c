"""MH475: organ, addressee and request agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.masthead.sessions_named import lacking
from pipeline.checks.rule import Rule
from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.blocks import Paragraph
from pipeline.source.model.document import WITHOUT_SENDER, Source, TitlePartKind
from pipeline.source.model.inline import plain
from pipeline.source.model.walk import every
from pipeline.words import Words, house, words

RULE = Rule(
    "MH475",
    "Organ, addressee and request agree",
    "United Nations Editorial Manual, “Communications”",
    "<addressee>President of the General Assembly</addressee> in a document of the Security Council",
    "<addressee>President of the Security Council</addressee>",
    "Compare the masthead with the title and with the request of the letter.",
)

_DOCUMENT = re.compile(r"\b(?:documents?|documentos?|документ\w{0,4})\b|وثيقة|وثائق|文件", re.IGNORECASE)
_STEM = 5  # letters of a word that stay when it is declined


def check(source: Source) -> Iterator[Fault]:
    """Addressees and requests that name another organ than the masthead; one with faults is mended first."""
    issues, own = source.masthead.issues, words(source.lang)
    if source.letter.kind in WITHOUT_SENDER or any(
        lacking(issue) or _strange(issue.organ, plain(issue.symbol.content)) for issue in issues
    ):
        return
    organs = {issue.organ for issue in issues}
    for part in source.letter.title:
        if part.kind is TitlePartKind.ADDRESSEE:
            text = " ".join(plain(part.content).split())
            named = _named(text, own)
            if named and not named & organs:
                yield _fault(f"the letter is addressed to the “{text}”", organs, own, Passage(part.place, text))
    for paragraph in every(source.letter.blocks, Paragraph):
        text = " ".join(plain(paragraph.content).split())
        for sentence in re.split(r"(?<=[.。])\s", text) if _DOCUMENT.search(text) else ():
            found = _DOCUMENT.search(sentence)
            named = _named(sentence[found.end() :], own) if found else set()
            for organ in sorted(named - organs) if len(named) == 1 else ():
                words_ = own.organs[organ] if own.organs[organ] in sentence else ""
                yield _fault(
                    f"the letter asks for a document of the {organ.replace('-', ' ')}",
                    organs,
                    own,
                    Passage(paragraph.place, words_),
                )


def _strange(organ: str, symbol: str) -> bool:
    """Whether the symbol is of another organ, which is told by itself (MH416)."""
    return bool(symbol) and symbol.partition("/")[0] != house().organs[organ].letter


def _named(text: str, own: Words) -> set[str]:
    stems = _stems(text)
    return {organ for organ, name in own.organs.items() if name in text or _within(_stems(name), stems)}


def _stems(text: str) -> list[str]:
    return [word.strip("(),.;:")[:_STEM].casefold() for word in text.split()]


def _within(name: list[str], stems: list[str]) -> bool:
    return any(stems[at : at + len(name)] == name for at in range(len(stems) - len(name) + 1))


def _fault(wrong: str, organs: set[str], own: Words, about: Passage) -> Fault:
    names = " or ".join(own.organs[organ] for organ in sorted(organs))
    return Fault(
        "MH475",
        about.place,
        wrong,
        f"the organ of the masthead ({names})",
        "correct one of the two",
        Severity.WARNING,
        about,
    )
