"""The bench as a browser asks it: each save is followed, only this machine's pages are answered, it ends whole."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPMessage
from pathlib import Path
from typing import Any

import pytest

SOURCE = """<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
  <masthead>
    <issue organ="general-assembly" session="80"><symbol>A/80/1</symbol></issue>
    <issued when="2025-09-01"/>
    <original in="en"/>
    <job state="unassigned"/>
  </masthead>
  <letter>
    <title><kind>Letter</kind> dated <date when="2025-08-20">20 August 2025</date> from the <sender>Permanent
      Representative of Peru</sender> addressed to the <addressee>Secretary-General</addressee></title>
    <body>
      <paragraph>These are the first words.</paragraph>
    </body>
    <closing>
      <signature><name>Ana <surname>Quispe</surname></name></signature>
    </closing>
  </letter>
</document>
"""


class Bench:
    """A bench that runs, and what it answers."""

    def __init__(self, process: subprocess.Popen[str], address: str, source: Path) -> None:
        self.process, self.address, self.source = process, address, source

    def ask(self, path: str, **headers: str) -> tuple[int, HTTPMessage, bytes]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.address + path, headers=named)  # noqa: S310 - of this machine
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def state(self) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self.ask("state")[2])[0]
        return document

    def until(self, **wanted: object) -> dict[str, Any]:
        last = time.monotonic() + 90
        while any((state := self.state())[name] != value for name, value in wanted.items()):
            assert time.monotonic() < last, state
            time.sleep(0.05)
        return state


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with started(tmp_path_factory.mktemp("bench")) as found:
        yield found


def _at_a_terminal() -> None:
    """Ctrl-C ends the bench, also where whoever runs the tests does not hear of it, as what a shell runs behind."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def started(folder: Path) -> Iterator[Bench]:
    source = folder / "<b>\"it's&\né.xml"
    source.write_text(SOURCE, "utf-8")
    command = [sys.executable, "-m", "pipeline", "watch", str(source)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_at_a_terminal,  # noqa: PLW1509 - no threads run
    ) as process:
        assert process.stdout is not None
        try:
            yield Bench(process, process.stdout.readline().strip(), source)
        finally:
            process.kill()


def test_saves_are_followed(bench: Bench) -> None:
    made = bench.until(version=1, files_version=1, doing="")
    assert made["files"] == ["akn", "docx", "html", "pdf", "txt"]
    assert (made["pages"], made["findings"]) == (1, [])
    assert b"the first words" in bench.ask("0/html")[2]
    assert bench.ask("0/page/1.png")[2].startswith(b"\x89PNG")
    assert [bench.ask(path)[0] for path in ("0/page/2.png", "1/html", "0/file/exe", "0/file/../../x")] == [404] * 4
    status, headers, data = bench.ask("0/file/docx")
    assert (status, data[:2]) == (200, b"PK")
    assert headers["content-disposition"].startswith('attachment; filename="_b__it_s___.docx"; filename*=UTF-8')

    bench.source.write_text(SOURCE.replace("first words", 'first <ref to="lost">words</ref>'), "utf-8")
    found = bench.until(version=2, doing="")
    assert [(each["code"], each["line"]) for each in found["findings"]] == [("MH401", 13)]
    assert (found["text_version"], found["pages_version"]) == (1, 1)

    bench.source.write_text("<document", "utf-8")
    assert bench.until(version=3, doing="")["findings"][0]["severity"] == "error"
    bench.source.unlink()
    gone = "the source cannot be read (the file cannot be read (No such file or directory))"
    bench.until(trouble=f"{gone}; what is there is that of its last save")
    bench.source.write_text(SOURCE.replace("first", "second"), "utf-8")
    bench.until(text_version=4, files_version=4, doing="")
    assert b"the second words" in bench.ask("0/html")[2]


def test_only_this_machines_pages_are_answered(bench: Bench) -> None:
    bench.until(doing="")
    assert bench.address.startswith("http://127.0.0.1:")
    for headers in (
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ):
        for path in ("", "state", "events", "0/html", "0/page/1.png", "0/file/pdf"):
            status, _, data = bench.ask(path, **headers)
            assert (status, b"words" in data) == (403, False), (headers, path)
    status, headers, page = bench.ask("")
    assert status == 200
    assert "default-src 'none'" in str(headers["content-security-policy"])
    assert b"<b>" not in page
    assert b"&lt;b&gt;" in page


def test_it_ends_with_its_workers(tmp_path: Path) -> None:
    with started(tmp_path) as bench:
        bench.until(text_version=1)
        ends(bench)


def ends(bench: Bench) -> None:
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
    below = {bench.process.pid}
    for _ in range(4):
        below |= {one for one, parent in pairs if parent in below}
    bench.process.send_signal(signal.SIGINT)
    _, said = bench.process.communicate(timeout=30)
    assert bench.process.returncode == 130, said
    assert "Traceback" not in said
    last = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in below - {bench.process.pid}):
        assert time.monotonic() < last
        time.sleep(0.1)
