"""The sides of a vote: what is counted of them follows what is printed."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from pipeline.outputs import Format
from tests.building import built

SOURCES = Path(__file__).parent / "sources"


def test_a_note_that_a_side_calls_which_nothing_prints_is_counted_where_it_is_called_next() -> None:
    """Of a text that was adopted without a vote no side is printed, and its calls of notes are none."""
    given = (SOURCES / "adopted-rights.xml").read_text("utf-8")
    annex = (
        '<annex><title>List</title><body><paragraph>Un<note id="later"><text>Une note.</text></note></paragraph>'
        "</body></annex>"
    )
    given = given.replace("</deliberation>", f"</deliberation>{annex}")
    given = given.replace("Brésil</against>", '<term>Brésil<note-again of="later"/></term></against>')
    ids = {}
    for outcome in ("recorded", "without-vote"):
        root = etree.fromstring(built(given.replace("recorded", outcome), [Format.AKN]).outputs[Format.AKN])
        ids[outcome] = [each.get("eId") for each in root.iter("{*}authorialNote")]
    assert ids == {"recorded": ["conclusions__authorialNote_1"], "without-vote": ["att_1__para_1__authorialNote_1"]}
