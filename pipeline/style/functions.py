"""The functions that text has in a document. Each has exactly one style in the house style."""

from __future__ import annotations

from enum import Enum


class Function(Enum):
    """What a piece of text is for. The value is its key in the data files and its class in the CSS."""

    # masthead
    UNITED_NATIONS = "united-nations"
    SYMBOL_LARGE = "symbol-large"
    SYMBOL = "symbol"
    ORGAN = "organ"
    RIGHT_COLUMN = "right-column"
    LEFT_REGULAR = "left-regular"
    LEFT_STRONG = "left-strong"
    # heads of the letter and its attachments
    REPORT_TITLE = "report-title"
    TITLE = "title"
    ANNEX_HEADING = "annex-heading"
    ANNEX_BARE = "annex-bare"
    ORIGINAL_LINE = "original-line"
    ANNEX_TITLE = "annex-title"
    ANNEX_TITLE_BARE = "annex-title-bare"
    # running text
    BODY = "body"
    NUMBERED = "numbered"
    OPENING = "opening"
    RECITAL = "recital"
    OPERATIVE = "operative"
    PARTICIPANT = "participant"
    CONTINUATION = "continuation"
    POINT_1 = "point-1"
    POINT_2 = "point-2"
    POINT_3 = "point-3"
    BULLET_1 = "bullet-1"
    BULLET_2 = "bullet-2"
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
    PLACE_DATE = "place-date"
    SIGNATURE = "signature"
    SIGNATURE_NEXT = "signature-next"
    SIGNATURE_GRID = "signature-grid"
    CERTIFICATION = "certification"
    # notes
    NOTE = "note"
    NOTE_MARK = "note-mark"
    NOTE_CALL = "note-call"
    FIRST_NOTE = "first-note"
    # tables, figures, contents
    TABLE_LABEL = "table-label"
    TABLE_TITLE = "table-title"
    TABLE_HEAD = "table-head"
    TABLE_BODY = "table-body"
    TABLE_GROUP = "table-group"
    TABLE_TOTAL = "table-total"
    TABLE_UNDER = "table-under"
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
