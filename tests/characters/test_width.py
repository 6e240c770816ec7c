"""No HTML page is wider than its window, in any language: long addresses are broken, wide tables scroll."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from look.building import document_of, source

from pipeline.render.html import render_html

_WIDTHS = (360, 800, 1280)
_LONG = f'<paragraph>See <ref href="https://www.example.org/{"path" * 60}">{"x" * 300}</ref>.</paragraph>'
_TABLE = f"<table><row>{'<cell>Provisional</cell>' * 24}</row></table>"
_SCRIPT = """<script>onload = () => { const out = [...document.querySelectorAll('iframe')].map(frame =>
  frame.title + ' ' + frame.width + ' ' + frame.contentDocument.documentElement.scrollWidth);
  document.body.innerHTML = '<pre></pre>'; document.querySelector('pre').textContent = out.join('\\n') }</script>"""


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not on this machine")
def test_no_page_is_wider_than_its_window(tmp_path: Path) -> None:
    frames = []
    for lang in ("ar", "en", "es", "fr", "ru", "zh"):
        page = html.escape(render_html(document_of(source(letter=_LONG + _TABLE, lang=lang))))
        frames += [f'<iframe title="{lang}" width="{width}" srcdoc="{page}"></iframe>' for width in _WIDTHS]
    (tmp_path / "frames.html").write_text(f"<!DOCTYPE html><body>{''.join(frames)}{_SCRIPT}", encoding="utf-8")
    options = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path}",
        "--virtual-time-budget=20000",
    )
    command = ["chromium", *options, "--dump-dom", (tmp_path / "frames.html").as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=90).stdout
    found = re.search(r"<pre>(.*?)</pre>", shown, re.DOTALL)
    assert found is not None
    lines = [line.split() for line in found[1].splitlines()]
    assert len(lines) == len(frames)
    assert [line for line in lines if int(line[2]) > int(line[1])] == []
