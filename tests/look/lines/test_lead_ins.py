"""A list, table, figure or quotation begins on the page of the last lines of its lead-in."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from look.building import build, document_of, source
from look.page_lines import Pages
from pictures.kinds import USABLE
from sampling import every

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_SENTENCE = "It went on as it had begun, and those who had come to see it stayed until the end of the day. "
_POINTS = "<point>First it is;</point><point>Then it was;</point><point>Last it will be.</point>"
_ROWS = "".join(f"<row><cell>First row {row}</cell><cell>1</cell></row>" for row in range(4))
#: What leads to something, and with which words that begins.
_LEADS = {
    "list": f"<paragraph>Those are:<list>{_POINTS}</list></paragraph>",
    "sibling": f"<paragraph>Those are:</paragraph><list>{_POINTS}</list>",
    "numbered": f"<numbered>Those are:<list kind='numbers'>{_POINTS}</list></numbered>",
    "nested": f"<list><point>Those are:<list kind='romans'>{_POINTS}</list></point></list>",
    "operative": "<paragraph>Those are:</paragraph><operative><item>First it is.</item></operative>",
    "quotation": "<paragraph>Those are:</paragraph><quotation><paragraph>First it is.</paragraph></quotation>",
    "table": f"<paragraph>Those are:</paragraph><table>{_ROWS}</table>",
    "titled": f"<paragraph>Those are:</paragraph><table numbered='true'><title>First table</title>{_ROWS}</table>",
    "figure": "<paragraph>Those are:</paragraph><figure file='rgb.png' alt='First' numbered='true'/>",
    "headed": f"<section><heading>Findings</heading><paragraph>Those are:<list>{_POINTS}</list></paragraph></section>",
}


def _text(pages: Pages) -> dict[int, list[str]]:
    """What stands on each page after the first between head and foot, in order."""
    rows: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in sorted(pages.lines, key=lambda one: (one.page, one.base, one.x0)):
        if line.page > 1 and 67 < line.base < 740:
            rows[line.page][round(line.base)].append(line.text)
    return {page: [" ".join(texts) for texts in bases.values()] for page, bases in rows.items()}


def _annexes(lead: str) -> str:
    """Annexes in which it comes at every place about the foot of the page."""
    return "".join(
        f"<annex><title>Text</title><body><paragraph>{(_SENTENCE * lines)[: 82 * lines - 40].strip()}.</paragraph>"
        f"{lead}<paragraph>After.</paragraph></body></annex>"
        for lines in range(38, 50)
    )


@pytest.mark.long
@pytest.mark.parametrize("kind", every(4, _LEADS))
def test_a_lead_in_stands_with_that_to_which_it_leads(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rgb.png").write_bytes(USABLE["rgb.png"]())
    text = _text(build(document_of(source(attached=_annexes(_LEADS[kind]))), tmp_path, "leads"))
    assert sum("Those are:" in line for lines in text.values() for line in lines) == 12
    for page, lines in text.items():
        assert not lines[-1].endswith("Those are:"), f"page {page} ends in a lead-in"
        assert lines[-1] != "Findings"
    assert len(text) > 12


@pytest.mark.long
def test_of_a_long_lead_in_two_lines_stand_with_the_list(tmp_path: Path) -> None:
    """It is broken at an earlier line, and the page before is as full as it can be."""
    lead = f"<paragraph>{_SENTENCE * 5}Those are:<list>{_POINTS}</list></paragraph>"
    text = _text(build(document_of(source(attached=_annexes(lead))), tmp_path, "long"))
    for page, lines in text.items():
        place = next((place for place, line in enumerate(lines) if line.endswith("Those are:")), None)
        if place is not None:
            assert 1 <= place < len(lines) - 1, f"page {page}: {lines}"
