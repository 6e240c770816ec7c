"""The page of a bench in a real browser: what a drafter sees, does with keys, and what axe finds in every state."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium, findings
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.long

WORDS = Path(__file__).parent.parent / "words"
EN, AR = ((WORDS / f"letter.{code}.xml").read_text("utf-8") for code in ("en", "ar"))


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("bench")
    english, arabic = folder / "letter.en.xml", folder / "letter.ar.xml"
    english.write_text(EN, "utf-8")
    arabic.write_text(AR, "utf-8")
    return english, arabic


@pytest.fixture(scope="module")
def address(sources: tuple[Path, Path]) -> Iterator[str]:
    command = [sys.executable, "-m", "pipeline", "watch", *map(str, sources)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str, sources: tuple[Path, Path]) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1400, "height": 900}) as context:
        page = context.new_page()
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("console", lambda told: failed.append(told.text) if told.type == "error" else None)
        page.goto(address)
        made(page)
        if sources[0].read_text("utf-8") != EN:
            save(page, sources[0], EN)
        yield page
        assert failed == []


def made(page: Page, after: int = 0) -> None:
    """Wait until everything of the saves after that one is made and on the page."""
    page.wait_for_function(
        "save => last.size === 2 && last.get(0).version > save && [...last.values()].every(each => !each.doing)",
        arg=after,
        timeout=60_000,
    )
    for frame in page.frames:
        frame.wait_for_load_state()


def save(page: Page, source: Path, text: str) -> None:
    """Save another text, and wait for it."""
    before = page.evaluate("last.get(0).version")
    source.write_text(text, "utf-8")
    made(page, before)


def changed(words: str, instead: str) -> str:
    assert words in EN
    return EN.replace(words, instead, 1)


def test_a_drafter_sees_findings_changes_versions_and_old_pages(page: Page, sources: tuple[Path, Path]) -> None:
    english, _ = sources
    text = page.frame_locator('[data-number="0"] .text iframe')
    save(page, english, changed("</paragraph>", " and words that are new.</paragraph>"))
    page.focus('[data-number="0"] .view')
    page.keyboard.press("ArrowDown")
    text.locator("ins").first.wait_for()
    assert "words that are new" in text.locator("ins").first.inner_text()
    page.locator('[data-number="0"] .step').first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.inner_text("#status").startswith("Change 1 of 1: added “")

    page.select_option("#pair", "0/beside/1")
    rows = page.frame_locator("#beside iframe").locator("tbody tr")
    rows.first.wait_for()
    assert rows.first.locator("td").evaluate_all("cells => cells.map(each => each.lang)") == ["en", "ar"]
    assert findings(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert findings(page) == []

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    save(page, english, changed("</paragraph>", ' see <ref to="nowhere">annex</ref></paragraph>'))
    assert page.is_visible('[data-number="0"] .pages .old')
    assert page.is_visible('[data-number="0"] .files .old')
    assert not page.is_visible('[data-number="1"] .pages .old')
    finding = page.locator('[data-number="0"] .findings button').first
    assert "MH401 error" in finding.inner_text()
    finding.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('status').textContent.startsWith('line ')")
    assert findings(page) == []


def test_a_finding_is_marked_at_its_text_and_copied(page: Page, sources: tuple[Path, Path]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    save(page, sources[0], changed(".</paragraph>", "</paragraph>"))  # MH490: it ends without a stop
    marked = page.frame_locator('[data-number="0"] .text iframe').locator("[data-finding]")
    assert marked.count() == 1
    page.locator('[data-number="0"] .findings button').click()
    page.wait_for_function("() => document.getElementById('status').textContent.endsWith('(copied)')")
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited
    assert f"{marked.get_attribute('id')}: {cited} (copied)" in page.inner_text("#status")
    marked.click()
    assert page.evaluate("document.activeElement.matches('[data-number=\"0\"] .findings button')")


def test_it_keeps_its_place_and_the_focus(page: Page, sources: tuple[Path, Path]) -> None:
    save(page, sources[0], changed(".</paragraph>", "</paragraph>"))
    page.locator('[data-number="0"] .findings button').focus()
    place = "document.querySelector('iframe[title^=Text]').contentWindow"
    page.evaluate(f"{place}.scrollTo(0, 250)")
    save(page, sources[0], changed(".</paragraph>", " or not</paragraph>"))
    page.wait_for_function(f"() => {place}.document.body.textContent.includes('or not')")
    page.wait_for_function(f"() => Math.abs({place}.scrollY - 250) < 5")
    assert page.evaluate("document.activeElement.matches('.findings button')")


def test_a_page_of_another_origin_gets_nothing(browser: Browser, address: str, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.html"
    hostile.write_text(f"<!DOCTYPE html><iframe src='{address}'></iframe><img src='{address}0/page/1.png'>", "utf-8")
    other = browser.new_page()
    other.goto(hostile.as_uri())
    tried = other.evaluate(
        """async address => {
            const read = path => fetch(address + path).then(answer => answer.text(), () => "refused");
            const blind = fetch(address + "state", { mode: "no-cors" });
            const opaque = await blind.then(found => found.type, () => "refused");
            return [await read("state"), await read("0/html"), opaque, document.images[0].naturalWidth];
        }""",
        address,
    )
    assert tried == ["refused", "refused", "refused", 0]
    assert "letter" not in other.frames[1].content()
