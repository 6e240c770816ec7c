"""The HTML page is read back: what is right passes, what was changed is found, under the right code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import Fault
from pipeline.outputs import Format
from pipeline.stages import Work, document_of
from pipeline.verify.html import verify_html

#: What is changed, into what, and the code of the fault; each stands in the page of the document with everything.
CHANGES = [
    ("To thank the host.", "To thank the hosts.", "MH662"),
    ("To thank the host.", "", "MH662"),
    ("</main>", "<p>Printed in haste</p></main>", "MH662"),
    ("</main>", "Printed in haste</main>", "MH662"),
    ('id="preface"', "", "MH663"),
    ('id="preface"', 'id="prefaces"', "MH663"),
    ("</main>", '<p id="preface"></p></main>', "MH663"),
    ("<h2", "<h5", "MH664"),
    ('scope="row"', 'scope="col"', "MH664"),
    ('rowspan="2"', "", "MH664"),
    ("<td", "<th", "MH664"),
    ("https://docs.un.org/en/A/RES/66/288", "https://docs.un.org/en/A/RES/66/289", "MH665"),
    ('href="#att_1"', 'href="#att_2"', "MH665"),
    ('href="#att_1"', 'href="#nowhere"', "MH665"),
    ('role="doc-backlink"', "", "MH665"),
    ('lang="ar"', 'lang="fa"', "MH667"),
    ('lang="la"', "", "MH667"),
    ('dir="rtl"', "", "MH667"),
    ("<title>", "<title>Not ", "MH668"),
    ('alt="Three', 'alt="Four', "MH662"),
    ('alt="Three', 'title="Three', "MH662"),
]


def _faults(work: Work, page: str) -> tuple[Fault, ...]:
    return verify_html(document_of(work), page.encode(), f"{work.name}.html", None, work.options)


def _page(work: Work) -> str:
    return work.outputs[Format.HTML].decode()


def test_what_was_made_is_right(work: Work) -> None:
    assert _faults(work, _page(work)) == ()


@pytest.mark.parametrize(("before", "after", "code"), CHANGES)
def test_a_change_is_found(everything_work: Work, before: str, after: str, code: str) -> None:
    page = _page(everything_work)
    head, body = page.split("<body>") if before != "<title>" else (page, "")
    changed = f"{head}<body>{body.replace(before, after, 1)}" if body else page.replace(before, after, 1)
    assert changed != page
    assert code in {fault.code for fault in _faults(everything_work, changed)}


def test_swapped_numbers_are_found_both(lima_work: Work) -> None:
    page = _page(lima_work)
    swapped = page.replace(">3.- <", ">0.- <", 1).replace(">4.- <", ">3.- <", 1).replace(">0.- <", ">4.- <", 1)
    faults = _faults(lima_work, swapped)
    assert [fault.code for fault in faults] == ["MH662", "MH662"]
    assert all(fault.place.line for fault in faults)


def test_the_call_of_a_note_is_found_lost(everything_work: Work) -> None:
    page = _page(everything_work)
    begin = page.index('<a id="', page.index("this address"))
    end = page.index("</a>", begin) + 4
    codes = {fault.code for fault in _faults(everything_work, page[:begin] + page[end:])}
    assert {"MH662", "MH663", "MH666"} <= codes


def test_what_is_no_page_is_refused(lima_work: Work) -> None:
    for data in (b"", b"\xff\xfe\x00"):
        (fault,) = verify_html(document_of(lima_work), data, "x.html")
        assert fault.code == "MH661"


def test_a_list_in_running_text_has_its_id(produce: Callable[..., Work], checkout: Path) -> None:
    work = produce(checkout / "tests" / "checks" / "accepted" / "MH435-inline.xml", formats=(Format.HTML,))
    assert _faults(work, _page(work)) == ()
