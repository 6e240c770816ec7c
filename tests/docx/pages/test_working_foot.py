"""The foot of the first page of a working copy moves with its column: the marks stand to each other as issued."""

from __future__ import annotations

import pytest
from docx_changes import WP
from docx_files import document_of, part, written

from pipeline.document.model import Document
from pipeline.ooxml.opened import W

FOOT = "word/footer-first.xml"
_EMU, _TWIPS = 12700, 20
_WIDTH = 612.0
_SOURCE = """<document xmlns="urn:masthead:source:1" xml:lang="{lang}" status="issued">
<masthead><issue organ="security-council" council-year="80"><symbol>S/2025/9904</symbol></issue>
<issued when="2025-05-06"/><original in="en"/><job number="25-99999" processed="2025-05-07"/></masthead>
<letter kind="letter"><title><kind>Letter</kind> dated <date when="2025-05-05">5 May 2025</date></title>
<body><paragraph>Alpha.</paragraph></body>
<closing><signature><name>Rudolf <surname>Elphberg</surname></name></signature></closing></letter>
</document>"""


def _places(data: bytes) -> dict[str, tuple[float, float]]:
    """Left and right edges on the sheet: the pictures, the frame of the words, the text, where the job line begins."""
    foot, text, styles = (part(data, name) for name in (FOOT, "word/document.xml", "word/styles.xml"))
    found = {}
    for name, node in zip(("barcode", "code", "mark"), foot.iter(f"{WP}anchor"), strict=True):
        left = int(node.findtext(f"{WP}positionH/{WP}posOffset")) / _EMU
        found[name] = (left, left + int(node.find(f"{WP}extent").get("cx")) / _EMU)
    frame = next(foot.iter(f"{W}framePr"))
    left = int(frame.get(f"{W}x")) / _TWIPS
    found["words"] = (left, left + int(frame.get(f"{W}w")) / _TWIPS)
    margins = next(text.iter(f"{W}pgMar"))
    begin, end = (int(margins.get(f"{W}{side}")) / _TWIPS for side in ("left", "right"))
    found["text"] = (begin, _WIDTH - end)
    indent = styles.find(f"{W}style[@{W}styleId='FirstFooter']/{W}pPr/{W}ind")
    left, right = (int(indent.get(f"{W}{side}", "0")) / _TWIPS for side in ("left", "right"))
    found["job line"] = (begin + left, _WIDTH - end - right)
    return found


def _document(lang: str) -> Document:
    return document_of(_SOURCE.format(lang=lang))


def test_they_stand_to_the_text_as_issued() -> None:
    issued, review = (_places(written(_document("en"), review=review)) for review in (False, True))
    for name in ("barcode", "job line"):  # from where lines begin
        assert review[name][0] - review["text"][0] == pytest.approx(issued[name][0] - issued["text"][0], abs=0.1)
    for name in ("code", "mark", "words"):  # from where they end
        assert review["text"][1] - review[name][1] == pytest.approx(issued["text"][1] - issued[name][1], abs=0.1)
    assert review["barcode"][0] == pytest.approx(review["job line"][0], abs=0.1)
    assert review["code"][1] <= review["text"][1] + 1, "as the masthead, it ends with the lines of the page"
    assert review["words"][1] < review["mark"][0] < review["mark"][1] < review["code"][0]
    assert review["words"][0] > review["job line"][0] + 150, "room for the job line"


@pytest.mark.parametrize("review", [False, True])
def test_arabic_is_seen_in_a_mirror(review: bool) -> None:
    latin, arabic = (_places(written(_document(lang), review=review)) for lang in ("en", "ar"))
    assert arabic.pop("job line")[1] == pytest.approx(_WIDTH - latin.pop("job line")[0], abs=0.1)
    for name, (left, right) in latin.items():
        assert arabic[name] == pytest.approx((_WIDTH - right, _WIDTH - left), abs=0.1), name
