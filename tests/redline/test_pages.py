"""Pages show what went and what came without colour, with a bar beside it; Akoma Ntoso names each modification."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from lxml import etree, html

from pipeline.redline.html import merged
from pipeline.redline.versions import document_of_source
from pipeline.render.html import render_html
from tests import verapdf
from tests.conftest import Run
from tests.redline.revising import revised
from tests.redline.test_docx import SOURCES


def _pages(name: str, seed: int) -> list[str]:
    path = SOURCES[name]
    versions = path.read_bytes(), revised(path.read_bytes(), seed)
    return [render_html(document_of_source(path, data)) for data in versions]


def _words(page: str, *, without: str = "") -> str:
    """The letters of a page, in order, without those of an element."""
    root = html.document_fromstring(page)
    for node in [*root.iter("style", "title", *([without] if without else []))]:
        node.drop_tree()
    for node in root.find_class("n"):
        node.drop_tree()
    for node in [*root.find_class("call"), *root.find_class("skip")]:
        node.drop_tree()
    return "".join(root.find("body").text_content().split())


@pytest.mark.parametrize("seed", [1, 3, 4])
def test_without_what_went_it_is_the_new_page(seed: int) -> None:
    old, new = _pages("lima", seed)
    page = merged(old, new)
    assert _words(page, without="del") == _words(new)
    root = html.document_fromstring(page)
    went = "".join("".join(node.itertext()) for node in root.iter("del"))
    assert went or "<ins>" in page
    for node in root.iter("ins", "del"):
        assert any("edited" in around.get("class", "").split() for around in node.iterancestors())
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))


def test_without_what_came_it_is_the_old_page() -> None:
    """Where nothing has moved: what moved stands at both places."""
    path = SOURCES["lima"]
    before = path.read_text("utf-8")
    after = before.replace("a complex phenomenon", "a very phenomenon").replace("That international migration", "That")
    gone = re.search(r" *<recital>The International Convention on the Protection.*?</recital>\n", after)
    assert gone
    old, new = (render_html(document_of_source(path, each.encode())) for each in (before, after.replace(gone[0], "")))
    assert _words(merged(old, new), without="ins") == _words(old)


@pytest.mark.long
def test_the_command_writes_pages_that_keep_the_standards(masthead: Run, lima: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.xml"
    new.write_bytes(revised(lima.read_bytes(), 4))
    done = masthead("diff", lima, new, "--to", "pdf,html")
    assert (done.returncode, done.stdout.split()) == (0, ["build/new.redline.pdf", "build/new.redline.html"])
    pdf = tmp_path / "build" / "new.redline.pdf"
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
    assert len(text) > 10_000
    assert "text-decoration: line-through" in (tmp_path / "build" / "new.redline.html").read_text("utf-8")
    assert masthead("diff", lima, new, "--to", "html").returncode == 0


@pytest.mark.long
@pytest.mark.parametrize("name", SOURCES)
def test_marked_pages_are_accessible(name: str, masthead: Run, tmp_path: Path) -> None:
    path = SOURCES[name]
    new = tmp_path / path.name
    new.write_bytes(revised(path.read_bytes(), 4))
    for picture in path.parent.glob("*.png"):
        (tmp_path / picture.name).write_bytes(picture.read_bytes())
    assert masthead("diff", path, new, "--to", "pdf").returncode == 0
    pdf = next((tmp_path / "build").glob("*.pdf"))
    for standard in ("3a", "ua1"):
        report = verapdf.validate(pdf, standard)
        assert report.passed, report


@pytest.mark.parametrize("name", ["lima", "everything"])
def test_akoma_ntoso_names_each_modification(name: str, masthead: Run, tmp_path: Path) -> None:
    path = SOURCES[name]
    new = tmp_path / path.name
    new.write_bytes(revised(path.read_bytes(), 4))
    for picture in path.parent.glob("*.png"):
        (tmp_path / picture.name).write_bytes(picture.read_bytes())
    assert masthead("diff", path, new, "--to", "akn", "--date", "2026-05-31").returncode == 0
    file = next((tmp_path / "build").glob("*.redline.akn.xml"))
    assert masthead("check", file).returncode == 0  # schema and guidelines
    root = etree.parse(str(file)).getroot()
    akn = {"a": root.nsmap[None]}
    told = masthead("diff", path, new).stdout.splitlines()
    mods = root.findall(".//a:activeModifications/a:textualMod", akn)
    assert len(mods) == len([line for line in told if not line.startswith(" ")]) > 0
    assert root.find(".//a:lifecycle/a:eventRef[@type='amendment'][@date='2026-05-31']", akn) is not None
