"""What the corpus does not have and Akoma Ntoso allows comes in whole: lists, levels, tables, characters, numbers."""

from __future__ import annotations

import pytest

from pipeline.errors import MastheadError, Severity
from pipeline.published import import_published
from tests.published.files import paragraph, resolution

_LEVEL = "<paragraph><num>1.</num><content><p>Words.</p></content></paragraph>"
_TYPED = ("(a)", "(i)", "a.", "(a)", "(i)", "(A)", "(1)")
BODIES = {
    "subparagraphs": "<paragraph><num>1.</num><intro><p>Of:</p></intro><subparagraph><num>(a)</num><content><p>One"
    "</p></content></subparagraph><subparagraph><num>(b)</num><content><p>Two</p></content></subparagraph></paragraph>",
    "levels": f"<section><num>I.</num><heading>Head</heading>{_LEVEL}</section>",
    "division": f"<division><heading>Head</heading>{_LEVEL}</division>",
    "cross": f"<crossHeading>Head</crossHeading>{_LEVEL}",
    "number-and-heading": f"<paragraph><num>A.</num><subheading>Title</subheading></paragraph>{_LEVEL}",
    "heading-and-words": "<paragraph><subheading>Title</subheading><content><p>Words of it.</p></content></paragraph>",
    "web-list": '<container name="x"><ul><li><p>One</p></li><li>Two</li></ul></container>',
    "head-only": "<table><tr><th>a</th><th>b</th></tr></table>",
    "head": "<table><caption>C</caption><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
    "table-in-cell": "<table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table>",
    "list-in-cell": "<table><tr><td><p>c</p><blockList><item><num>(a)</num><p>x</p></item></blockList></td></tr>"
    "</table>",
    "deep": paragraph("\tOf:", "1.") + "".join(paragraph(f"\t{label}\tWords;") for label in _TYPED),
    "several-paragraphs": "<paragraph><num>1.</num><content><p>One:</p><p>Two;</p></content></paragraph>",
    "bis": paragraph("\tOne;", "1.") + paragraph("\tOne again;", "1 bis.") + paragraph("\tTwo;", "2."),
    "decimal": paragraph("\tOne;", "1.1.") + paragraph("\tTwo;", "1.2."),
    "no-words": "<paragraph><num>1.</num></paragraph>",
    "symbol-font": paragraph("\tWords \uf0b7 and \ue000 more\u2028words.", "1."),
    "weird-address": paragraph('\tWords <a href="https://[x">here</a>, <a href="mailto:a@b.c">there</a>.', "1."),
    "star": paragraph('\tWords<authorialNote marker="*"><p>A star.</p></authorialNote>.', "1."),
    "glued-day": paragraph("\tWords<date date='2025-01-01'>1 January</date>.", "1."),
    "nothing": "",
}


@pytest.mark.parametrize("name", BODIES)
def test_it_comes_in_whole(name: str) -> None:
    made = import_published(resolution(BODIES[name]), "published.xml")
    assert [str(fault) for fault in made.faults if fault.severity is Severity.ERROR] == []


def test_a_blank_that_is_missing_on_the_cover_is_mended() -> None:
    """As published: "on" and the day without a blank; the house has one."""
    body = paragraph("\tDecides it.")
    heading = "Resolution adopted by the General Assembly on<docDate date='2025-11-04'>4 November 2025</docDate>"
    made = import_published(resolution(body, heading=heading), "published.xml")
    assert made.faults == ()
    assert "<heading>" not in made.text


@pytest.mark.parametrize(
    ("name", "heading", "kind"),
    [
        ("decision", "Decision adopted by the General Assembly on 4 November 2025", "decision"),
        ("draft resolution", "Peru: draft resolution", "draft-resolution"),
        ("draftDecision", "Peru and Chile: draft decision", "draft-decision"),
    ],
)
def test_decisions_and_drafts(name: str, heading: str, kind: str) -> None:
    data = resolution(paragraph("\tDecides it."), heading=heading, proponent="").replace(
        b'"resolution"', f'"{name}"'.encode()
    )
    if kind != "decision":
        front, _, rest = data.partition(b"<conclusions>")
        data = front.replace(b"<docNumber>80/999.</docNumber> ", b"") + rest.partition(b"</conclusions>")[2]
    made = import_published(data.replace(b"A/RES/80/999", b"A/80/L.9"), "published.xml")
    assert [str(fault) for fault in made.faults if fault.severity is Severity.ERROR] == []
    assert f'kind="{kind}"' in made.text


def test_what_is_no_resolution_is_refused() -> None:
    data = resolution(paragraph("\tWords.")).replace(b'"resolution"', b'"presidentialStatement"')
    with pytest.raises(MastheadError) as raised:
        import_published(data, "published.xml")
    assert [fault.code for fault in raised.value.faults] == ["MH590"]
