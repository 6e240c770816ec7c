"""What edited copies changed: exactly what was done to them, whoever saved them, and nothing where nothing was."""

from __future__ import annotations

import json
import re
from collections import Counter
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from pipeline.desk.copies import copy_of
from pipeline.desk.found import changes
from pipeline.redline.versions import side
from pipeline.render.docx import render_docx
from pipeline.style.load import house_style
from tests.conftest import Run
from tests.docx_changes import DOCUMENT, W, changed
from tests.office import ODT, WORD, all_converted
from tests.redline.editing import DATE, Done, edited
from tests.redline.test_docx import SOURCES


@cache
def _built(name: str) -> bytes:
    document = side(SOURCES[name]).resolved()
    return render_docx(document, house_style(document.layout))


def _told(name: str, copy: Path) -> Counter[tuple[str, str, str, str]]:
    found = changes([block for block in side(SOURCES[name]).blocks if block.text], [copy_of(copy)])
    return Counter((each.what.value, " ".join(each.before.split()), each.after.strip(), each.author) for each in found)


def _wanted(done: list[Done]) -> Counter[tuple[str, str, str, str]]:
    return Counter((each.what, " ".join(each.before.split()), each.after, each.author) for each in done)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", ["lima", "joint"])
def test_exactly_what_was_done_is_found(name: str, seed: int, tmp_path: Path) -> None:
    data, done = edited(_built(name), seed)
    (tmp_path / "copy.docx").write_bytes(data)
    assert _told(name, tmp_path / "copy.docx") == _wanted(done)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4, 24))
@pytest.mark.parametrize("name", SOURCES)
def test_exactly_what_was_done_to_a_hundred_documents(name: str, seed: int, tmp_path: Path) -> None:
    data, done = edited(_built(name), seed)
    (tmp_path / "copy.docx").write_bytes(data)
    assert _told(name, tmp_path / "copy.docx") == _wanted(done)


@pytest.mark.long
@pytest.mark.parametrize("to", [WORD, ODT])
def test_edited_copies_that_libreoffice_saved(to: str, tmp_path: Path) -> None:
    done = {}
    for name in SOURCES:
        for seed in range(4):
            data, done[f"{name}-{seed}"] = edited(_built(name), seed)
            (tmp_path / f"{name}-{seed}.docx").write_bytes(data)
    saved = all_converted(sorted(tmp_path.glob("*.docx")), to, tmp_path / "saved")
    for key, made in done.items():
        told = Counter((what, before, after) for what, before, after, _ in _told(key.partition("-")[0], saved[key]))
        assert told == Counter((what, before, after) for what, before, after, _ in _wanted(made)), key


@pytest.mark.long
def test_untouched_copies_that_libreoffice_saved_have_no_changes(tmp_path: Path) -> None:
    for name in SOURCES:
        (tmp_path / f"{name}.docx").write_bytes(_built(name))
    files = sorted(tmp_path.glob("*.docx"))
    for to, folder in ((WORD, "word"), (ODT, "odt")):
        for name, path in all_converted(files, to, tmp_path / folder).items():
            assert _told(name, path) == Counter(), path


@pytest.mark.parametrize("name", SOURCES)
def test_what_word_rewrites_is_no_change(name: str, tmp_path: Path) -> None:
    """Revision identifiers, marks of its spelling, runs that it parts."""

    def rewritten(root: Any) -> None:
        for run in list(root.iter(f"{W}r")):
            run.set(f"{W}rsidR", "00AB12CD")
            text = run.find(f"{W}t")
            if text is not None and len(text.text or "") > 3 and len(run) <= 2:
                other = deepcopy(run)
                text.text, other.find(f"{W}t").text = text.text[:2], text.text[2:]
                run.addnext(other)
                mark = run.makeelement(f"{W}proofErr", {f"{W}type": "spellStart"})
                run.addnext(mark)

    (tmp_path / "copy.docx").write_bytes(changed(_built(name), DOCUMENT, rewritten))
    assert _told(name, tmp_path / "copy.docx") == Counter()


def _copies(masthead: Run, lima: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of the Lima letter: Peru and Chile change the same words, and Peru comments."""
    assert masthead("build", lima, "--to", "docx", "--out", tmp_path).returncode == 0
    paths = []
    for name, word in (("peru", "intricate"), ("chile", "difficult")):
        document = Document(str(tmp_path / "lima-declaration.docx"))
        paragraph = next(p for p in document.paragraphs if "is a complex phenomenon" in p.text)
        run = next(r for r in paragraph.runs if "complex" in r.text)
        run.text = run.text.replace("complex", word)
        if name == "peru":
            document.add_comment(runs=[run], text="Complex is too weak.", author="Ana", initials="A")
        paths.append(tmp_path / f"{name}.docx")
        document.save(str(paths[-1]))
    return paths[0], paths[1]


def test_several_copies_their_conflicts_and_comments(masthead: Run, lima: Path, tmp_path: Path) -> None:
    peru, chile = _copies(masthead, lima, tmp_path)
    done = masthead("changes", lima, peru, chile, "--html", tmp_path / "changes.html")
    assert done.returncode == 0
    assert "2 changes, 1 conflict" in done.stderr
    assert "MH605" not in done.stderr
    line = 1 + lima.read_text("utf-8").partition("is a complex")[0].count("\n")
    assert re.search(rf"^~ C1 .*:{line}:\d+: changed \(att_1__dvs_1__para_1\) by peru.docx, not tracked", done.stdout)
    assert "is a [-complex-]{+intricate+} phenomenon" in done.stdout
    assert re.search(r"^conflict at .*\n    peru.docx C1: .*\n    chile.docx C2: ", done.stdout, re.MULTILINE)
    assert re.search(r"^comment 0 of peru.docx, Ana, .*\n    Complex is too weak\.$", done.stdout, re.MULTILINE)
    page = (tmp_path / "changes.html").read_text("utf-8")
    assert "<del>complex</del><ins>intricate</ins>" in page
    assert "Conflict 1" in page
    told = json.loads(masthead("changes", lima, peru, chile, "--json").stdout)
    assert told["conflicts"] == [["C1", "C2"]]
    assert [each["tracked"] for each in told["changes"]] == [False, False]


def test_a_source_that_has_moved_on_asks_for_its_base(masthead: Run, lima: Path, tmp_path: Path) -> None:
    peru, _ = _copies(masthead, lima, tmp_path)
    now = tmp_path / "now.xml"
    now.write_text(lima.read_text("utf-8").replace("I would appreciate it", "I should appreciate it"), "utf-8")
    alone = masthead("changes", now, peru)
    assert "MH605" in alone.stderr
    assert "[-should-]{+would+}" in alone.stdout  # which nobody has changed
    based = masthead("changes", now, peru, "--base", lima)
    assert "MH605" not in based.stderr
    assert "would" not in based.stdout
    assert "now.xml:" in based.stdout
    now.write_text(now.read_text("utf-8").replace("is a complex", "is a very complex"), "utf-8")
    assert "has changed these words since" in masthead("changes", now, peru, "--base", lima).stdout


def test_who_tracked_a_change_is_named(masthead: Run, lima: Path, tmp_path: Path) -> None:
    data, done = edited(_built("lima"), 1)
    author = next(each.author for each in done if each.author)
    (tmp_path / "copy.docx").write_bytes(data)
    assert f"{author}, {DATE}" in masthead("changes", lima, tmp_path / "copy.docx").stdout


def test_what_is_no_copy_is_refused(masthead: Run, lima: Path, tmp_path: Path) -> None:
    (tmp_path / "no.docx").write_bytes(b"PK\x03\x04 no")
    done = masthead("changes", lima, tmp_path / "no.docx")
    assert (done.returncode, "MH620" in done.stderr) == (1, True)
