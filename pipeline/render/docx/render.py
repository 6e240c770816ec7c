"""From the Resolved document to the bytes of the DOCX."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from pipeline.document.blocks import Table
from pipeline.document.model import Document
from pipeline.document.signed import for_signature
from pipeline.document.tree import every_block
from pipeline.errors import NOWHERE
from pipeline.language import script_of, word_language
from pipeline.render.docx.comments.placed import commented
from pipeline.render.docx.numbering.lists import WordLists, word_lists
from pipeline.render.docx.numbering.part import numbering_view
from pipeline.render.docx.options import Comment, Form
from pipeline.render.docx.package import parts as a
from pipeline.render.docx.package.archive import Link, Part, assemble
from pipeline.render.docx.package.carried import Carried
from pipeline.render.docx.package.identifiers import Registry, Relationships
from pipeline.render.docx.package.identifiers import Target as RelationshipTarget
from pipeline.render.docx.package.properties import core, custom, moment
from pipeline.render.docx.package.record import NAMESPACE, STORE, Record
from pipeline.render.docx.package.source_part import CARRIED, source_parts
from pipeline.render.docx.pages.masthead import MastheadWriter
from pipeline.render.docx.pages.running import RunningPart, RunningWriter
from pipeline.render.docx.references.targets import Targets
from pipeline.render.docx.references.values import with_values
from pipeline.render.docx.styles.changes import paragraph_changes, type_changes
from pipeline.render.docx.styles.choose import Styling
from pipeline.render.docx.styles.gallery import offer_sections
from pipeline.render.docx.styles.house import all_styles
from pipeline.render.docx.text.blocks import BlockWriter
from pipeline.render.docx.text.components import ComponentWriter
from pipeline.render.docx.text.contents import ContentsWriter
from pipeline.render.docx.text.inline import InlineWriter
from pipeline.render.docx.text.notes import NoteView, note_views
from pipeline.render.docx.text.submission import SubmissionWriter
from pipeline.render.docx.text.turning import Turning
from pipeline.render.docx.word.blocks import Running
from pipeline.render.docx.word.language import RunLanguage
from pipeline.render.docx.word.measures import PageOptions, Pages, page_data
from pipeline.render.frame import framings
from pipeline.render.request import Request
from pipeline.style.load import document_style
from pipeline.style.model import HouseStyle
from pipeline.style.units import eighths, twips
from pipeline.style.working import working_copy
from pipeline.words.review import review_comment


def rendered(request: Request) -> bytes:
    """The file as an output of the table of outputs; an issued one with contents waits for the pages."""
    document, options = request.document, request.options
    laid = request.pages() if request.pages else None
    date = document.masthead.date or document.date
    comments = (
        Comment(fault.passage, review_comment(fault), "masthead check", date)
        for fault in request.findings
        if options.review
    )
    return render_docx(
        document,
        document_style(document),
        pages=laid.page_of if laid else None,
        total_pages=laid.pages if laid else 0,
        comments=tuple(comments),
        form=Form(options.form),
        review=options.review,
        digest=request.digest,
        source=request.source,
    )


def render_docx(
    document: Document,
    style: HouseStyle,
    *,
    pages: Mapping[str, int] | None = None,
    total_pages: int = 0,
    comments: tuple[Comment, ...] = (),
    form: Form = Form.ISSUED,
    review: bool = False,
    digest: str = "",
    source: bytes = b"",
) -> bytes:
    """The DOCX of ``document``.

    ``pages`` has the page of each id, for a table of contents of the issued form; ``total_pages`` is what NUMPAGES
    shows until Word counts itself. ``comments`` stand at the passages that they name. ``review`` numbers the lines and
    widens the margin. The file carries ``source``, so that it can be taken in again, and its ``digest``. Pure: the same
    arguments give the same bytes.
    """
    work = _Work(document, working_copy(style) if review else style, form, comments, review=review, digest=digest)
    work.carried = Carried(source, form is Form.SUBMISSION, review) if source else None
    return work.render(dict(pages or {}), total_pages)


class _Written(Struct, frozen=True):
    """What the writing of the text has made."""

    body: BlockWriter
    notes: tuple[NoteView, ...]
    note_relationships: Relationships
    running: tuple[RunningPart, ...]


class _Work:
    """One rendering: the registry and what is asked of it."""

    def __init__(
        self, document: Document, house: HouseStyle, form: Form, comments: tuple[Comment, ...], *, review: bool,
        digest: str,
    ) -> None:  # fmt: skip
        self.submission = form is Form.SUBMISSION
        self.paged = form is Form.ISSUED and not review
        self.document = document = for_signature(document) if self.submission else document
        self.comments = comments
        self.review = review
        self.digest = digest
        self.carried: Carried | None = None
        self.registry = Registry()
        self.record = Record(self.registry)
        self.lists: WordLists = word_lists(document)
        language = document.language
        self.language = RunLanguage(language.code, language.direction, language.code, _untracked(house, language.code))
        options = PageOptions(
            masthead=not self.submission,
            review=review,
            bidi=language.direction == "rtl",
            running_lines=len(document.masthead.running),
            status=bool(document.status_line),
            framed=any(framing.notes for framing in framings(document, house)),
        )
        self.pages = Pages(house, options)
        self.styling = Styling(house, self.pages, rtl=self.language.rtl, lang=language.code)
        self.relationships = Relationships()

    def render(self, pages: dict[str, int], total_pages: int) -> bytes:
        """The package."""
        written = self._write(pages, total_pages)
        title = next((part.place for part in self.document.letter.title_parts), NOWHERE)
        written.body.out = commented(written.body.out, written.notes, self.comments, title)
        return assemble(self._parts(written), _ROOT)

    def _write(self, pages: dict[str, int], total_pages: int) -> _Written:
        document = self.document
        turned = any(isinstance(block, Table) and block.turned for block in every_block(document.letter))
        running = RunningWriter(document, self.styling, self.registry, self.record, self.language, total_pages)
        targets = Targets(document)
        contents = ContentsWriter(document, pages if self.paged else None)
        turning = Turning(document, submission=self.submission)
        inline = InlineWriter(self.registry, self.relationships, targets)
        body = BlockWriter(inline, self.lists, self.styling, contents, turning)
        heads: tuple[RunningPart, ...] = ()
        if not self.submission:
            MastheadWriter(body, self.record, self.language).write(document.masthead)
        heads = running.parts(masthead=not self.submission, turned=turned)
        self._relate(heads)
        components = ComponentWriter(body, self.language, no_block=not any(document.masthead.left))
        if self.submission:
            SubmissionWriter(body, components, self.language).write(document)
        else:
            components.write(document.letter)
            body.keep_last()  # the rule never stands alone on a page
            body.put(body.paragraph(turning.end_rule(body), (), self.language))
        note_relationships = Relationships()
        notes = note_views(body, InlineWriter(self.registry, note_relationships, targets), self.language)
        body.out = with_values(body.out, self.registry)
        return _Written(body, notes, note_relationships, heads)

    def _relate(self, parts: tuple[RunningPart, ...]) -> None:
        """The references of the sections to heads and feet.

        A turned section has the heads of the one before it. In the form for submission none may be before it.
        """
        upright: list[Running] = []
        turned: list[Running] = []
        for part in parts:
            target = RelationshipTarget.HEADER if part.head else RelationshipTarget.FOOTER
            reference = Running(
                f"{target.value}Reference", part.side.value, self.relationships.to(target, _path(part.name))
            )
            (turned if part.turned else upright).append(reference)
            if part.head and self.submission:
                turned.append(reference)
        self.pages.heads, self.pages.turned_heads = tuple(upright), tuple(turned)

    def _parts(self, written: _Written) -> tuple[Part, ...]:
        offer_sections(self.styling, self.document.letter)
        styles = all_styles(self.styling)
        changes = {view.id: (tuple(paragraph_changes(view)), tuple(type_changes(view))) for view in styles}
        house = self.styling.house
        last = written.body.turning.final(written.body)
        main = Part(
            _path("document"), a.DOCUMENT.content_type,
            a.printed(a.DOCUMENT, blocks=written.body.out, section=last, namespace=NAMESPACE, store=STORE),
            (*_links(commented=bool(self.comments), carrying=self.carried is not None), *a.links(self.relationships)),
        )  # fmt: skip
        faces = house.faces
        language = {
            "latin": word_language(
                self.document.language.code if script_of(self.document.language.code) == "latin" else "en"
            ),
            "han": word_language("zh"),
            "arabic": word_language("ar"),
        }
        made = [
            main,
            self._part(a.STYLES, "styles", styles=styles, changes=changes, faces=faces, language=language,
                       fixed=self.styling.fixed, rtl=self.language.rtl, thin=eighths(house.tables.rule_thin),
                       heavy=eighths(house.tables.rule_heavy), gap=twips(house.tables.gap / 2)),
            self._part(a.NUMBERING, "numbering", view=numbering_view(self.lists, self.styling)),
            self._part(
                a.SETTINGS, "settings", tab_step=twips(house.tab_step), language=language, tracked=self.review,
                hyphenated=self.document.language.code in house.switches.hyphenated,
                hyphenation_zone=twips(page_data().hyphenation_zone),
            ),
            self._part(a.FONTS, "fontTable", names=sorted({face.word for face in faces.values()})),
            self._part(a.THEME, "theme/theme1", faces=faces),
            Part(
                _path("footnotes"), a.FOOTNOTES.content_type,
                a.printed(a.FOOTNOTES, notes=written.notes, fixed=self.styling.fixed, registry=self.registry,
                          namespace=NAMESPACE, store=STORE),
                tuple(a.links(written.note_relationships)),
            ),
        ]  # fmt: skip
        if self.comments:
            english = self.language.of("en", "ltr")
            dated = tuple((number, comment, moment(comment.date)) for number, comment in enumerate(self.comments))
            in_english = {"language": english, "bidi": self.styling.bidi(english.rtl)}
            fixed = self.styling.fixed
            made.append(
                self._part(a.COMMENTS, "comments", comments=dated, registry=self.registry, fixed=fixed, **in_english)
            )
        made += [self._running(part) for part in written.running]
        made += [
            Part(_RECORD, a.RECORD.content_type, a.printed(a.RECORD, values=self.record.values, namespace=NAMESPACE),
                 (Link("rId1", a.RECORD_PROPERTIES.relation, _RECORD_PROPERTIES),)),
            Part(_RECORD_PROPERTIES, a.RECORD_PROPERTIES.content_type,
                 a.printed(a.RECORD_PROPERTIES, namespace=NAMESPACE, store=STORE)),
            Part(_CORE, a.CORE.content_type, a.printed(a.CORE, core=core(self.document, signed=self.submission))),
            Part(_APPLICATION, a.APPLICATION.content_type, a.printed(a.APPLICATION)),
            Part(_CUSTOM, a.CUSTOM.content_type,
                 a.printed(a.CUSTOM, properties=custom(self.document, signed=self.submission, digest=self.digest))),
        ]  # fmt: skip
        made += source_parts(self.carried) if self.carried else ()
        made += a.media(
            self.relationships, written.note_relationships, *(part.relationships for part in written.running)
        )
        return tuple(made)

    def _part(self, kind: a.Kind, name: str, **values: object) -> Part:
        return Part(_path(name), kind.content_type, a.printed(kind, **values))

    def _running(self, part: RunningPart) -> Part:
        kind = a.HEADER if part.head else a.FOOTER
        blob = a.printed(kind, head=part.head, paragraphs=part.paragraphs, namespace=NAMESPACE, store=STORE)
        return Part(_path(part.name), kind.content_type, blob, tuple(a.links(part.relationships)))


def _path(name: str) -> str:
    return f"/word/{name}.xml"


_RECORD = "/customXml/item1.xml"
_RECORD_PROPERTIES = "/customXml/itemProps1.xml"
_CORE, _APPLICATION, _CUSTOM = "/docProps/core.xml", "/docProps/app.xml", "/docProps/custom.xml"
_ROOT = (
    Link("rId1", a.DOCUMENT.relation, "/word/document.xml"),
    Link("rId2", a.CORE.relation, _CORE),
    Link("rId3", a.APPLICATION.relation, _APPLICATION),
    Link("rId4", a.CUSTOM.relation, _CUSTOM),
)


def _links(*, commented: bool, carrying: bool) -> tuple[Link, ...]:
    """The relationships that the main part always has."""
    kinds = [(a.STYLES, _path("styles")), (a.NUMBERING, _path("numbering")), (a.SETTINGS, _path("settings"))]
    kinds += [(a.FONTS, _path("fontTable")), (a.FOOTNOTES, _path("footnotes")), (a.RECORD, _RECORD)]
    kinds.append((a.THEME, _path("theme/theme1")))
    if commented:
        kinds.append((a.COMMENTS, _path("comments")))
    if carrying:
        kinds.append((a.CARRIED, CARRIED))
    return tuple(Link(f"rId{place}", kind.relation, name) for place, (kind, name) in enumerate(kinds, 1))


def _untracked(house: HouseStyle, code: str) -> frozenset[str]:
    """The scripts without letter-spacing, if that of the language ``code`` has one."""
    faces = house.faces
    return frozenset(script for script, face in faces.items() if not face.tracked and faces[script_of(code)].tracked)
