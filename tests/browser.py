"""A real browser, Debian's Chromium, on the page of a bench."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

_AXE = resources.files("axe_playwright_python").joinpath("axe.min.js")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; it is a failure, not a reason to skip, that there is none: ``make setup-dev`` brings it."""
    path = shutil.which("chromium")
    assert path, "chromium is missing: make setup-dev"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def findings(page: Page) -> list[str]:
    """What axe finds on a page, its frames among it: every rule that it has, those of best practice too."""
    for frame in page.frames:
        if not frame.evaluate("'axe' in window"):
            frame.evaluate(_AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    return [
        f"{each['id']}: {each['help']}: {' '.join(map(str, node['target']))}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
