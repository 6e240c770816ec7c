"""Pages made beside the rest are those of the document that asked for them, whatever became of the one before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pypdfium2
import pytest

from pipeline.errors import MastheadError
from pipeline.fonts import private_fontconfig, user_cache
from pipeline.pages import ChildProcess, Draft, PageMaker, SameProcess
from pipeline.weasy import Attached, Metadata, Profile

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")

CSS = "body { font: 12pt 'Liberation Serif' } h1 { bookmark-level: 1 }"


def page(title: str, more: str = "") -> str:
    return f"<html lang='en'><head><title>{title}</title></head><body><h1 id='a'>{title}</h1>{more}</body></html>"


def metadata(title: str) -> Metadata:
    return Metadata(title, "", (), "en", "", "Masthead", "2006-06-07", "draft", "", "")


@pytest.fixture(params=[SameProcess, ChildProcess])
def maker(request: pytest.FixtureRequest) -> Iterator[PageMaker]:
    made = request.param()
    yield made
    made.close()


@pytest.fixture
def fonts() -> Path:
    return private_fontconfig(user_cache())


def text(data: bytes) -> str:
    return " ".join(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded().split())


def begin(maker: PageMaker, title: str, fonts: Path, more: str = "") -> None:
    maker.lay_out(partial(tuple, [Draft(page(title, more), CSS)]), fonts)
    maker.write(Profile.A3_UA1, metadata(title), ())


def test_one_after_another(maker: PageMaker, fonts: Path) -> None:
    for title in ("First", "Second"):
        begin(maker, title, fonts)
        assert maker.laid_out().page_of["a"] == 1
        assert text(maker.pdf()) == title


def test_nobody_asked_for_the_one_before(maker: PageMaker, fonts: Path) -> None:
    begin(maker, "Abandoned", fonts)
    begin(maker, "Wanted", fonts)
    assert text(maker.pdf()) == "Wanted"


def test_the_one_before_was_laid_out_and_no_more(maker: PageMaker, fonts: Path) -> None:
    begin(maker, "Abandoned", fonts)
    maker.laid_out()
    begin(maker, "Wanted", fonts)
    assert text(maker.pdf()) == "Wanted"


def test_the_one_before_was_refused(maker: PageMaker, fonts: Path) -> None:
    begin(maker, "Refused", fonts, "<img src='https://example.org/x.png' alt='x'>")
    with pytest.raises(MastheadError):
        maker.pdf()
    begin(maker, "Wanted", fonts)
    assert text(maker.pdf()) == "Wanted"


def test_a_dead_child_is_said_to_be_dead(fonts: Path) -> None:
    maker = ChildProcess()
    begin(maker, "Nobody", fonts)
    maker.close()
    with pytest.raises((ChildProcessError, ValueError)):
        maker.pdf()


@pytest.mark.long
def test_much_is_said_both_ways(maker: PageMaker, fonts: Path) -> None:
    """More than a pipe holds: the ids of the pages one way, and attached files the other, before either is read."""
    many = "".join(f"<p id='a-rather-long-name-of-a-paragraph-{number}'>x</p>" for number in range(3000))
    attached = Attached("big.xml", bytes(3_000_000), "application/xml", "Much", "Source")
    maker.lay_out(partial(tuple, [Draft(page("Much", many), CSS)]), fonts)
    maker.write(Profile.A3_UA1, metadata("Much"), (attached,))
    assert len(maker.laid_out().page_of) > 3000
    assert text(maker.pdf()).startswith("Much")


@pytest.mark.parametrize("wrong", ["asked", "answered"])
def test_what_cannot_be_sent_ends_in_a_finding(wrong: str, fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No thread prints a traceback, and nobody waits for ever."""
    if wrong == "answered":  # the child has this too
        monkeypatch.setattr("pipeline.pages.serving.LaidOut", lambda *_: lambda: None)
    maker = ChildProcess()
    drafts = (Draft(page("Odd"), CSS, frozenset({"a"})),)
    maker.lay_out(partial(tuple, drafts) if wrong == "answered" else lambda: drafts, fonts)
    with pytest.raises(MastheadError) as refused:
        maker.laid_out()
    assert refused.value.faults[0].code == "MH322"
    assert not maker.alive()
    maker.close()
