"""The titles of letters break where those of the United Nations do: their lines as they stand in documents of 2025."""

from __future__ import annotations

from pathlib import Path

import pytest
from look.building import build, document_of, source
from look.page_lines import Pages

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

# The first words of the title are the letter's kind and date; the rest, up to "addressed", is its sender.
_TITLES = {
    "S/2025/49": """
        Letter dated 23 January 2025 from the Permanent Representative
        of the Sudan to the United Nations addressed to the President of
        the Security Council
    """,
    "S/2025/197": """
        Letter dated 31 March 2025 from the Permanent Representatives
        of Denmark, Sierra Leone and the United Kingdom of Great
        Britain and Northern Ireland to the United Nations addressed to
        the Secretary-General
    """,
    "S/2025/313": """
        Letter dated 19 May 2025 from the Permanent Representative of
        Israel to the United Nations addressed to the President of the
        Security Council
    """,
    "A/80/192": """
        Letter dated 7 August 2025 from the Permanent Representatives of
        Argentina and Brazil to the United Nations addressed to the
        Secretary-General
    """,
}
_HEADINGS = {
    "S/2025/49": """
        Annex to the letter dated 23 January 2025 from the Permanent
        Representative of the Sudan to the United Nations addressed to the
        President of the Security Council
    """,
    # Issued with no-break spaces in the names.
    "S/2025/197": """
        Annex to the letter dated 31 March 2025 from the Permanent
        Representatives of Denmark, Sierra Leone and the
        United Kingdom of Great Britain and Northern Ireland to the
        United Nations addressed to the Secretary-General
    """,
    "S/2025/313": """
        Annex to the letter dated 19 May 2025 from the Permanent
        Representative of Israel to the United Nations addressed to the
        President of the Security Council
    """,
}


@pytest.mark.long
@pytest.mark.parametrize("symbol", _TITLES)
def test_the_lines_of_a_title(symbol: str, tmp_path: Path) -> None:
    pages = _pages(_TITLES[symbol], tmp_path)
    assert _bold(pages, 1) == _lines(_TITLES[symbol])


@pytest.mark.parametrize("symbol", _HEADINGS)
def test_the_lines_of_an_annex_heading(symbol: str, tmp_path: Path) -> None:
    title = _TITLES[symbol]
    if symbol == "S/2025/197":
        title = " ".join(title.split())
        title = title.replace("United Nations", "United\u00a0Nations").replace("United Kingdom", "United\u00a0Kingdom")
    assert _bold(_pages(title, tmp_path), 2) == _lines(_HEADINGS[symbol])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def _bold(pages: Pages, page: int) -> list[str]:
    lines = [line for line in pages.lines if line.page == page and line.bold and line.size == pytest.approx(12)]
    return [line.text.replace("\u00a0", " ") for line in sorted(lines, key=lambda line: line.base)]


def _pages(title: str, folder: Path) -> Pages:
    """A letter with this title, and its annex."""
    words = " ".join(part for part in title.replace("\n", " ").split(" ") if part)
    start, rest = words.split(" from the ")
    sender, addressee = rest.split(" addressed to the ")
    day = start.removeprefix("Letter dated ")
    months = {"January": 1, "March": 3, "May": 5, "August": 8}
    number, month, year = day.split()
    when = f"{year}-{months[month]:02}-{int(number):02}"
    tagged = (
        f'<title><kind>Letter</kind> dated <date when="{when}">{day}</date> from the <sender>{sender}</sender>'
        f" addressed to the <addressee>{addressee}</addressee></title>"
    )
    data = source(attached="<annex><body><paragraph>Bravo.</paragraph></body></annex>").decode()
    before, after = data.split("<title>")[0], data.split("</title>")[1]
    return build(document_of((before + tagged + after).encode(), ""), folder, "title")
