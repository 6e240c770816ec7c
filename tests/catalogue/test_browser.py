"""The catalogue in a browser: the search finds what is there, in six languages; pages are for everybody."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from browser import chromium, findings
from playwright.sync_api import Browser, Page

Run = Callable[..., CompletedProcess[str]]
Document = Callable[..., Path]
HOSTILE = "</p><img src=x onerror=\"document.title='hit'\"><script>document.title='hit'</script> &lt;b&gt;"
WORDS = {"en": "migration", "fr": "migrations", "es": "migración", "ru": "миграция", "ar": "الهجرة", "zh": "移徙"}

pytestmark = pytest.mark.long


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def served(out: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=out)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        told: list[str] = []
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("console", lambda message: told.append(message.text))
        page.on("dialog", lambda dialog: told.append(dialog.message))
        yield page
        assert told == []


def results(page: Page, address: str) -> list[str]:
    """The titles that a search finds, once it is done."""
    page.goto(address)
    counted = page.locator("#count", has_text=re.compile(r"\d"))
    counted.wait_for()
    if not counted.inner_text().endswith(" 0"):
        page.locator("#list h3 a").first.wait_for()
    return page.locator("#list h3 a").all_text_contents()


def test_six_languages_are_searched(
    process: Run, checkout: Path, out: Path, page: Page, served: str, document: Document
) -> None:
    letters = sorted((checkout / "tests" / "words").glob("letter.*.xml"))
    assert process("build", *letters, "--to", "akn,txt", "--out", out).returncode == 0
    document("other", symbol="A/80/192", text="Nothing of it. Elephants.", session="79")
    done = process("catalogue", out, "--lang", "en,ar")
    assert done.returncode == 0, done.stderr
    for code, word in WORDS.items():
        assert len(results(page, f"{served}index.html?q={word}&in={code}")) == 1, code
        link = page.locator("#list h3 a")
        assert link.get_attribute("lang") == code
        assert link.get_attribute("href") == f"{served}letter.{code}.txt"
    assert results(page, f"{served}catalogue/ar/index.html?q=A/80/192&in=en") == ["Letter of Peru"]
    assert page.evaluate("document.dir") == "rtl"
    session = f"{served}index.html?q=elephant&in=en&session=general-assembly+ordinal+"
    assert results(page, f"{session}79") == ["Letter of Peru"]
    assert results(page, f"{session}61") == []
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert process("catalogue", out, "--lang", "en,ar").returncode == 0
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_many_indexes_are_one_search(
    masthead: Run, document: Document, out: Path, page: Page, served: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.catalogue.search._DOCUMENTS", 5)
    for number in range(1, 24):
        document(
            f"letter-{number:02}", symbol=f"A/80/{number}", title=f"Letter {number}", text="A zebra.", language="fr"
        )
    assert masthead("catalogue", out).returncode == 0
    assert len(list((out / "catalogue" / "search").glob("fr-*"))) == 5
    page.goto(served)
    page.get_by_label("Words or symbol").fill("zebra")
    page.get_by_label("Words or symbol").press("Enter")
    page.get_by_text("Documents found: 23").wait_for()
    for count in (20, 23):
        page.get_by_role("button", name="More results").press("Enter")
        page.locator(f"#list > li:nth-child({count})").wait_for()
    assert page.evaluate("document.activeElement.textContent").startswith("Letter")
    assert len(set(page.locator("#list h3 a").all_text_contents())) == 23


def test_words_of_documents_do_nothing(masthead: Run, document: Document, out: Path, page: Page, served: str) -> None:
    document("one", title=f"Zebra {HOSTILE}", text=f"Zebra {HOSTILE}", subject=HOSTILE, symbol=f"A/1 {HOSTILE}")
    assert masthead("catalogue", out).returncode == 0
    assert results(page, f"{served}index.html?q=zebra&in=en") == [f"Zebra {HOSTILE}"]
    assert page.locator("img, #list script, #list b").count() == 0
    assert HOSTILE[:8] in page.locator("#list .words").inner_text()
    results(page, f'{served}index.html?q="><img src=x onerror=alert(1)>&in=en&organ=%00')
    for path in sorted((out / "catalogue").rglob("*.html")):
        page.goto(f"{served}{path.relative_to(out)}")
        assert page.title() != "hit", path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_for_everybody(
    masthead: Run, document: Document, out: Path, page: Page, served: str, scheme: str
) -> None:
    document("one.en", ".pdf", ".html", status="draft")
    document("one.ar", ".pdf", language="ar", title="رسالة")
    assert masthead("catalogue", out, "--lang", "en,ar").returncode == 0
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    names = ("index.html?q=words&in=en", "catalogue/ar/index.html", "catalogue/en/symbol/all/1.html",
             "catalogue/ar/subject/index.html")  # fmt: skip
    width = 1280 if scheme == "light" else 320
    page.set_viewport_size({"width": width, "height": 800})
    for name in names:
        (results if "?" in name else Page.goto)(page, served + name)
        assert findings(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    back = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (back == "rgb(255, 255, 255)") == (scheme == "light")
    page.goto(served)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"


def test_lists_need_no_server(masthead: Run, document: Document, out: Path, page: Page) -> None:
    document("one", ".html")
    assert masthead("catalogue", out).returncode == 0
    page.goto((out / "index.html").as_uri())
    page.get_by_text("The search needs a web server").wait_for()
    assert not page.locator("#search").is_visible()
    page.get_by_role("link", name="A/80/1").click()
    page.locator("h2 a").click()
    assert page.url == (out / "one.html").as_uri()
