"""The HTML page in a real browser: its dark look can be read, and no letters are slanted that have no italic."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium, findings
from building import built
from playwright.sync_api import Browser

from pipeline.outputs import Format

pytestmark = pytest.mark.long  # a browser is started


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.mark.parametrize("name", ["words/letter.zh.xml", "words/letter.ar.xml", "source/everything.xml"])
def test_the_dark_look_has_contrast_and_no_slanted_han(
    name: str, browser: Browser, checkout: Path, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_bytes(built(checkout / "tests" / name, [Format.HTML]).outputs[Format.HTML])
    context = browser.new_context(color_scheme="dark", viewport={"width": 1000, "height": 1300})
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 22, 22)"
    assert [each for each in findings(page) if "contrast" in each] == []
    slanted = "[...document.querySelectorAll('em, cite, i')].map(each => getComputedStyle(each).fontSynthesisStyle)"
    assert set(page.evaluate(slanted)) <= {"none"}
    small = "[...document.querySelectorAll('.table-under')].map(each => parseFloat(getComputedStyle(each).fontSize))"
    assert all(size < 17 for size in page.evaluate(small))
    context.close()
