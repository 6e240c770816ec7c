"""A translation of a document, to begin with: its structure, ids, keys and numbers; its words wait in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from msgspec import Struct
from msgspec.structs import replace

from pipeline.language import script_of
from pipeline.resolve.inline.register import REGISTERED, made_key
from pipeline.resolve.numbers.ids import clean
from pipeline.skeletons.blank import about
from pipeline.skeletons.related import UNKNOWN, lineage
from pipeline.source.dump import dump
from pipeline.source.model import document as m
from pipeline.source.model.blocks import RecitalGroup
from pipeline.source.model.inline import DateRun, Marked, Reference, TargetKind, Text, plain
from pipeline.source.model.masthead import Masthead
from pipeline.source.model.record import Allowance, Entry, Lineage, Relation, Subject
from pipeline.source.shared.annexes import FORM
from pipeline.words import words

_KEPT = (Lineage, Subject, Entry, Allowance, m.Letterhead)


def translation_of(source: m.Source, lang: str) -> str:
    """The text of a version of ``source`` in another official language, with every passage ready to be translated.

    Its first comment says how an annex that is not translated is shared.
    """
    offered = "".join(f"\n       {each}" for each in _shared(source))
    words_of_sharing = f"\n     {about('shared', lang)}{offered}\n" if offered else ""
    return dump(translated(source, lang), f"{about('translation', lang)}{words_of_sharing}")


def _shared(source: m.Source) -> Iterator[str]:
    """The elements that share the annexes of a source which have an id."""
    file = Path(source.place.path).name
    for attachment in source.attachments:
        name = f"{file}#{attachment.id}"
        if attachment.id and not attachment.of and FORM.fullmatch(name) and "--" not in name:
            yield f"<{attachment.kind.value} of={quoteattr(name)}/>"


def translated(source: m.Source, lang: str) -> m.Source:
    """``source`` as a draft in the language ``lang``: words in square brackets, days in the words of the language.

    Keys that the original has by its words are written down, so that both versions name the same persons and bodies.
    """
    own = _Passages(source.lang, lang)
    earlier = tuple(line for line in source.lineage if line.relation is not Relation.TRANSLATION)
    return replace(
        source,
        status=m.Status.DRAFT,
        lang=lang,
        masthead=own.masthead(source.masthead),
        letter=own(source.letter),
        attachments=own(source.attachments),
        lineage=(*earlier, *lineage(source, Relation.TRANSLATION, source.lang)),
    )


class _Passages:
    """Puts what is to be translated into brackets."""

    def __init__(self, before: str, after: str) -> None:
        self._words = words(after)
        self._names = script_of(before) != script_of(after) or "ru" in (before, after)

    def __call__(self, node: Any) -> Any:
        match node:
            case tuple():
                return tuple(self(each) for each in node)
            case Text():
                return replace(node, text=_bracketed(node.text))
            case DateRun() if not node.until and plain(node.content):
                return replace(node, content=(Text(self._words.date(node.when)),))
            case Reference() if node.kind is TargetKind.SYMBOL and plain(node.content) == node.target:
                return node
            case m.Name():
                return self._name(node)
            case m.Attachment() if node.of:
                return node
            case _ if isinstance(node, Struct) and not isinstance(node, _KEPT):
                return self._inside(node)
            case _:
                return node

    def masthead(self, masthead: Masthead) -> Masthead:
        """The masthead: symbol, dates and original as they are, a job number of its own."""
        issues = tuple(
            replace(issue, body=self(issue.body), dates=self(issue.dates), items=self(issue.items))
            for issue in masthead.issues
        )
        return replace(masthead, issues=issues, notes=self(masthead.notes), job=UNKNOWN, processed=())

    def _inside(self, node: Any) -> Any:
        changed = {name: self(getattr(node, name)) for name in node.__struct_fields__}
        match node:
            case Marked() if node.mark in REGISTERED and not node.key:
                changed["key"] = made_key(" ".join(plain(node.content).split()))
            case RecitalGroup() if node.heading and not node.name:
                changed["name"] = clean(plain(node.heading))
            case m.TitlePart() if node.when:
                changed["content"] = (Text(self._words.date(node.when)),)
        return replace(node, **changed)

    def _name(self, name: m.Name) -> m.Name:
        """A signatory: the key of the original; the letters are to be changed where the script is another."""
        whole = " ".join(f"{name.before} {name.surname} {name.after}".split())
        key = name.key or made_key(whole)
        if not self._names:
            return replace(name, key=key)
        before, surname, after = (_bracketed(part) for part in (name.before, name.surname, name.after))
        return replace(name, before=before, surname=surname, after=after, key=key)


def _bracketed(text: str) -> str:
    """``text`` in square brackets, its outer spaces outside; signs alone and what is bracketed stay as they are."""
    bare = text.strip()
    if not any(sign.isalpha() for sign in bare) or (bare.startswith("[") and bare.endswith("]")):
        return text
    start = text.index(bare)
    return f"{text[:start]}[{bare}]{text[start + len(bare) :]}"
