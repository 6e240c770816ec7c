"""Time grows with the length of a document, memory with its pages: tables, notes, headings, lists, signatures."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

_SENTENCE = "It went on as it had begun, and those who had come to see it stayed until the end of the day. "
_MEASURE = """
import json, resource, sys, time
from pathlib import Path
from pipeline.fonts import private_fontconfig, user_cache
from pipeline.pages.drafts import lay_out_drafts
from pipeline.render.pdf import pdf_drafts, pdf_metadata
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.style.load import document_style
from pipeline.weasy import Profile, write_pdf
from pipeline.xmlio.parse import parse

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

def build(name):
    begun = time.process_time()
    document = resolve(load(parse(name, Path(name).read_bytes())), Path(name).parent)
    drafts = pdf_drafts(document, document_style(document))
    laid = lay_out_drafts(drafts, private_fontconfig(user_cache()))
    write_pdf(laid, profile=Profile.A3_UA1, metadata=pdf_metadata(document))
    return time.process_time() - begun, laid.pages

build(sys.argv[1])
before = peak()
times = [build(name) for name in sys.argv[2:]]
print(json.dumps({"times": times, "memory": peak() - before}))
"""
_HEAD = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="issued">
<masthead><issue organ="general-assembly" session="79"><symbol>A/79/9904</symbol></issue>
<issued when="2025-05-06"/><original in="en"/><job state="unassigned"/></masthead>
<letter kind="letter"><title><kind>Letter</kind> dated <date when="2025-05-05">5 May 2025</date></title>
<body><paragraph>Alpha.</paragraph></body></letter><annex><title>Text</title><body>{text}</body>{closing}</annex></document>"""


def _rows(count: int) -> str:
    kinds = ["row"] * 49 + ["total"]
    rows = (
        f"<{kinds[n % 50]}><cell>Row {n}</cell><cell>{n}</cell><cell>{n}</cell></{kinds[n % 50]}>" for n in range(count)
    )
    return f"<table><head><row><cell>A</cell><cell>B</cell><cell>C</cell></row></head>{''.join(rows)}</table>"


def _notes(count: int) -> str:
    note = "<note><text>Of the year, number {}.</text></note>"
    return "".join(f"<paragraph>{_SENTENCE * 2}{note.format(n)}</paragraph>" for n in range(count))


def _sections(count: int) -> str:
    return "".join(
        f"<section><title>Part {n}</title><paragraph>{_SENTENCE * 2}</paragraph></section>" for n in range(count)
    )


def _points(count: int) -> str:
    points = "".join(f"<point>{_SENTENCE}</point>" for _ in range(20))
    return f"<paragraph>Parts:<list>{points}</list></paragraph>" * (count // 20)


def _text(count: int) -> str:
    return f"<paragraph>{_SENTENCE * 4}</paragraph>" * count


_KINDS: dict[str, tuple[Callable[[int], str], int]] = {
    "rows": (_rows, 800),
    "notes": (_notes, 200),
    "sections": (_sections, 200),
    "points": (_points, 400),
    "text": (_text, 180),
}
_TIMES_AS_MANY = 8
_MEGABYTES = 1.5  # the most that a page may take
_DEARER = 1.3  # times as much for each of eight times as many


@pytest.mark.long
@pytest.mark.parametrize("kind", _KINDS)
def test_time_and_memory_grow_with_the_length_alone(kind: str, tmp_path: Path) -> None:
    """Of a PDF and one of eight times its length."""
    make, count = _KINDS[kind]
    sources = []
    for number in (20, count, _TIMES_AS_MANY * count):
        sources.append(tmp_path / f"{number}.xml")
        sources[-1].write_text(_HEAD.format(text=make(number), closing=""), "utf-8")
    done = subprocess.run([sys.executable, "-c", _MEASURE, *sources], capture_output=True, text=True, check=True)
    measured = json.loads(done.stdout)
    (short, _), (long, pages) = measured["times"]
    print(f"{kind}: {long / _TIMES_AS_MANY / short:.2f} times as dear each, {measured['memory'] / pages:.2f} MB a page")
    assert long < _DEARER * _TIMES_AS_MANY * short
    assert measured["memory"] < _MEGABYTES * pages
