"""The whole source that a stream is: letter, attachments, masthead, and the block of what has no place."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from pipeline.intake.recognise.body.sections import Body
from pipeline.intake.recognise.inline import Context
from pipeline.intake.recognise.items import Item, ready
from pipeline.intake.recognise.letter.attachments import Made, attachment, ordered
from pipeline.intake.recognise.letter.dates import day_of
from pipeline.intake.recognise.letter.issued import issued, with_above
from pipeline.intake.recognise.letter.masthead import masthead
from pipeline.intake.recognise.letter.reading import is_letter, letter
from pipeline.intake.recognise.parts import Part, parts, starred
from pipeline.intake.recognise.references import live
from pipeline.intake.recognise.vocabulary import Vocabulary, language_of
from pipeline.intake.report import Report
from pipeline.intake.stream import Stream, lines_of, text_of
from pipeline.resources import data, read_text
from pipeline.source.model import blocks as b
from pipeline.source.model import document as m
from pipeline.source.model.inline import Footnote, NoteAgain, Text, plain
from pipeline.source.model.masthead import Masthead
from pipeline.source.model.walk import every

_DATE = re.compile(r"\d{1,2}\S{0,3} \S+(?: \S+)? \d{4}|\d{4}年\d{1,2}月\d{1,2}日")


class Recognised(Struct, frozen=True):
    """The source, and the pictures that it names, in their order."""

    source: m.Source
    pictures: tuple[bytes, ...]


def recognised(stream: Stream, report: Report) -> Recognised:
    """The source that a stream is; what it does not state, and what has no place, goes into ``report``."""
    text = "\n".join(line.text for line in lines_of(stream.blocks))
    lang = language_of(text) or stream.lang.partition("-")[0].lower()
    if lang not in ("ar", "en", "es", "fr", "ru", "zh"):
        report.guess(0, "the language is none of the six; the document is taken for English", "correct xml:lang")
        lang = "en"
    words = Vocabulary(lang)
    context = Context(words, report, stream.notes)
    first, *others = parts(context, ready(stream.blocks, lang))
    later = max((day for found in _DATE.findall(text) if (day := day_of(found, lang))), default="")
    later = later or max((comment.date for comment in stream.comments), default="") or "2000-01-01"
    made_letter, top, body = _letter(context, first, later)
    made = [attachment(context, part, _classes()) for part in others]
    attachments = _identified(ordered(made, others))
    there = {note.id for note in every((made_letter, attachments), Footnote)}
    again = {each.of for each in every((made_letter, attachments), NoteAgain)}
    _rest(context, stream, there | again)
    if report.unplaced:
        attachments = (*attachments, _unplaced(report))
    source = m.Source(m.Status.DRAFT, lang, top, made_letter, attachments)
    return Recognised(live(source, _marks(body, made), context), tuple(context.pictures))


def _letter(context: Context, first: Part, later: str) -> tuple[m.Letter, Masthead, Body]:
    """The letter, or what stands before the first attachment as a document of its own."""
    above, below = issued(context, first.items)
    items = starred(context, below)
    if is_letter(context, items):
        made_letter, top, body = letter(context, items, later)
        return made_letter, top if above is None else with_above(top, above), body
    titles = []
    at = 0
    while at < len(items) and isinstance(item := items[at], Item) and not item.label and at < 4:
        if not (item.line.heading or item.bold or item.centred or item.upper or item.line.style == "Title"):
            break
        titles.append(context.inlines(item.pieces))
        at += 1
    body = Body(context)
    blocks = body.blocks(items[at:])
    texts = [item.flat for item in items if isinstance(item, Item)]
    context.report.note(0, "the file holds no letter: the text is a document by itself", "correct kind and title")
    if not blocks:
        blocks = (b.Paragraph(b.Role.PARAGRAPH, titles.pop() if len(titles) > 1 else (Text("[…]"),)),)
    title = (m.TitlePart(m.TitlePartKind.WORDS, titles[0] if titles else (Text("[…]"),)),)
    made = m.Letter(m.LetterKind.TRANSMITTAL, tuple(titles[1:]), title, blocks, m.Closing())
    return made, masthead(context.words, texts, "", "", later), body


def _identified(attachments: tuple[m.Attachment, ...]) -> tuple[m.Attachment, ...]:
    """Give each attachment an id that a reference can lead to."""
    seen: set[str] = set()

    def one(each: m.Attachment) -> m.Attachment:
        name = _slug(plain(each.titles[0])) if each.titles else ""
        name = name or each.kind.value
        while name in seen:
            name += "-2"
        seen.add(name)
        return replace(each, id=name, attachments=tuple(one(inner) for inner in each.attachments))

    return tuple(one(each) for each in attachments)


def _slug(title: str) -> str:
    bare = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", bare)
    return "-".join(words[:5]) if words and words[0][0].isalpha() else ""


def _rest(context: Context, stream: Stream, there: set[str]) -> None:
    """What stands beside the text: heads and feet, remarks, notes that no mark calls."""
    for mark in stream.printed:
        context.report.left(mark)
    told: set[str] = set()
    for text in stream.running:
        if text in told:
            context.report.left(text)
        else:
            context.report.name(text, "a head or foot of the pages")
        told.add(text)
    for comment in stream.comments:
        at = f" ({comment.at})" if comment.at else ""
        context.report.keep(0, f"{comment.author}, {comment.date}{at}: {comment.text}", "a remark in the margin")
    for loose in stream.loose:
        context.report.keep(loose.place, loose.text, loose.what)
    for key, note in stream.notes.items():
        if context.called.get(key) not in there:
            for line in note.lines:
                if line.text.strip():
                    context.report.keep(line.place, line.text, "a note that no mark calls")
    for mark, noted in context.starred.items():
        if not noted.given:
            context.report.keep(0, f"{mark} {text_of(noted.pieces)}", "a note that no mark calls")


def _unplaced(report: Report) -> m.Attachment:
    """The marked block: an attachment without a word of its own, which nobody overlooks."""
    lines = [line for _, text in report.unplaced for line in text.split("\n") if line.strip()]
    texts = tuple(b.Paragraph(b.Role.PARAGRAPH, (Text(" ".join(line.split())),)) for line in lines)
    title = (Text("[Not placed by the import]"),)
    return m.Attachment(m.AttachmentKind.NONE, (title,), texts, class_="annex", id="not-placed")


def _marks(body: Body, made: list[Made]) -> dict[str, str]:
    marks = dict(body.marks)
    for each in made:
        marks |= each.body.marks
    return marks


@cache
def _classes() -> dict[str, str]:
    return dict(tomllib.loads(read_text(data("intake.toml")))["classes"])
