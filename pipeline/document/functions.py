"""The functions that text has in a document: one row each in data/functions.toml, one style each in the house style."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from tomllib import loads
from typing import cast

from msgspec import Struct

from pipeline.resources import data, read_text


class Function(Enum):
    """What a piece of text is for. The value is its key in the data files and its class in the CSS.

    Here stand those that the code names; ``functions()`` has all of the table.
    """

    # masthead
    UNITED_NATIONS = "united-nations"
    SYMBOL_LARGE = "symbol-large"
    SYMBOL = "symbol"
    ORGAN = "organ"
    RIGHT_COLUMN = "right-column"
    LEFT_REGULAR = "left-regular"
    LEFT_STRONG = "left-strong"
    LEFT_ORGAN = "left-organ"
    # heads of the letter and its attachments
    REPORT_TITLE = "report-title"
    TITLE = "title"
    SUBTITLE = "subtitle"
    ADOPTION = "adoption"
    PROPONENT = "proponent"
    ADOPTED_TITLE = "adopted-title"
    ANNEX_HEADING = "annex-heading"
    ANNEX_BARE = "annex-bare"
    ANNEX_REPORT = "annex-report"
    ORIGINAL_LINE = "original-line"
    ANNEX_TITLE = "annex-title"
    UNLABELLED_TITLE = "unlabelled-title"
    ANNEX_TITLE_BARE = "annex-title-bare"
    ANNEX_TITLE_REPORT = "annex-title-report"
    # running text
    BODY = "body"
    NUMBERED = "numbered"
    OPENING = "opening"
    ENACTING = "enacting"
    RECITAL = "recital"
    OPERATIVE = "operative"
    PARTICIPANT = "participant"
    CONTINUATION = "continuation"
    FLUSH = "flush"
    SET_OFF = "set-off"
    POINT_1 = "point-1"
    POINT_2 = "point-2"
    POINT_3 = "point-3"
    BULLET_1 = "bullet-1"
    BULLET_2 = "bullet-2"
    DASH_2 = "dash-2"
    BULLET_3 = "bullet-3"
    QUOTATION = "quotation"
    RESOLUTION_ORGAN = "resolution-organ"
    RESOLUTION_RECITAL = "resolution-recital"
    RESOLUTION_ITEM = "resolution-item"
    # headings in a body
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    HEADING_4 = "heading-4"
    HEADING_5 = "heading-5"
    HEADING_6 = "heading-6"
    GROUP_HEADING = "group-heading"
    ARTICLE_HEADING = "article-heading"
    RESOLUTION_TITLE = "resolution-title"
    # closing
    TESTIMONIUM = "testimonium"
    TRANSLATED = "translated"
    SENT_BY = "sent-by"
    SENT_TO = "sent-to"
    REFERENCE_LINE = "reference-line"
    PLACE_DATE = "place-date"
    SIGNATURE = "signature"
    SIGNATURE_NEXT = "signature-next"
    SIGNATURE_GRID = "signature-grid"
    CERTIFICATION = "certification"
    MEETING = "meeting"
    PART = "part"
    VOTE = "vote"
    # notes
    NOTE = "note"
    NOTE_MARK = "note-mark"
    NOTE_CALL = "note-call"
    NOTE_SIGN = "note-sign"
    FIRST_NOTE = "first-note"
    # tables, figures, contents
    TABLE_LABEL = "table-label"
    TABLE_TITLE = "table-title"
    TABLE_HEAD = "table-head"
    TABLE_BODY = "table-body"
    TABLE_GROUP = "table-group"
    TABLE_TOTAL = "table-total"
    TABLE_TITLE_OVER = "table-title-over"
    TABLE_UNITS = "table-units"
    TABLE_UNDER = "table-under"
    TABLE_NOTE = "table-note"
    FIGURE_TITLE = "figure-title"
    CONTENTS_HEADING = "contents-heading"
    CONTENTS_LINE = "contents-line"
    # running matter
    RUNNING_HEAD = "running-head"
    PAGE_NUMBER = "page-number"
    JOB_NUMBER = "job-number"
    JOB_LINE = "job-line"
    STATUS = "status"
    RECYCLE = "recycle"

    @classmethod
    def _missing_(cls, value: object) -> Function | None:
        """A function that has a row in the table and no name of its own in the code."""
        if not isinstance(value, str) or value not in _rows():
            return None
        member = object.__new__(cls)
        member._name_, member._value_ = value.replace("-", "_").upper(), value
        return cast("Function", cls._value2member_map_.setdefault(value, member))


class Facts(Struct, frozen=True):
    """A row of data/functions.toml, whose head says what each column means. No ``id``: Word has no such style."""

    area: str
    id: str = ""
    name: str = ""
    aliases: str = ""
    next: str = ""
    outline: int = 0
    gallery: bool = False
    character: bool = False
    built_in: bool = False
    based_on: str = ""
    family: str = ""
    opens_page: bool = False
    side_by_side: bool = False
    over_rows: bool = False
    superscript: bool = False
    uncounted: bool = False
    counted: bool = False
    raised: bool = False
    like: str = ""
    called: str = ""
    told: bool = False
    element: str = ""

    @property
    def flows(self) -> bool:
        """Whether its paragraphs stand one after the other in the text area."""
        return self.area in ("heads", "text")


@cache
def _rows() -> Mapping[str, Facts]:
    return {name: Facts(**row) for name, row in loads(read_text(data("functions.toml"))).items()}


@cache
def functions() -> tuple[Function, ...]:
    """All functions that have a style of their own, in the order of the table."""
    return tuple(Function(name) for name, row in _rows().items() if not row.like)


def look_of(function: Function) -> Function:
    """The function whose style it has: its own, or that of another."""
    return Function(facts_of(function).like or function)


def facts_of(function: Function) -> Facts:
    """What the table says of a function."""
    return _rows()[function.value]
