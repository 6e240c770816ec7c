"""The project file: found upwards, read once, its faults told with their lines; the command line wins."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import Fault, MastheadError
from pipeline.options import LAYOUTS
from pipeline.project import project_of
from pipeline.project.keys import KEYS
from pipeline.words.house import house

Run = Callable[..., subprocess.CompletedProcess[str]]

CHECKOUT = Path(__file__).parent.parent.parent
SOURCE = CHECKOUT / "tests" / "source" / "faults" / "MH440-typed.xml"


@pytest.fixture(name="letter")
def letter_of_a_project(tmp_path: Path) -> Path:
    """A letter with warnings of MH440 in a folder of a project."""
    folder = tmp_path / "letters" / "2025"
    folder.mkdir(parents=True)
    (folder / "a.xml").write_bytes(SOURCE.read_bytes())
    return folder / "a.xml"


def write(letter: Path, text: str) -> Path:
    path = letter.parent.parent.parent / "masthead.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_project_file_all_is_as_it_was(letter: Path, masthead: Run) -> None:
    assert project_of(letter).path is None
    assert masthead("check", letter).returncode == 0


def test_it_is_found_upwards_and_the_nearest_counts(letter: Path) -> None:
    path = write(letter, 'layout = "geneva"')
    assert project_of(letter).path == path
    nearer = letter.parent / "masthead.toml"
    nearer.write_text('layout = "new-york"', encoding="utf-8")
    assert (project_of(letter).path, project_of(letter).layout) == (nearer, "new-york")


def test_levels_and_strict(letter: Path, masthead: Run) -> None:
    write(letter, '[levels]\nMH440 = "error"')
    assert masthead("check", letter).returncode == 1
    for text, option, code in (
        ("strict = true", (), 1),
        ('strict = true\n[levels]\nMH440 = "warning"', (), 0),
        ('strict = true\n[levels]\nMH440 = "warning"', ("--strict",), 1),
        ("", ("--strict",), 1),
        ("", (), 0),
    ):
        folder = letter.parent / f"p{abs(hash((text, option)))}"
        folder.mkdir()
        (folder / "a.xml").write_bytes(letter.read_bytes())
        (folder / "masthead.toml").write_text(text, encoding="utf-8")
        assert masthead("check", folder / "a.xml", *option).returncode == code, (text, option)
        built = masthead("build", folder / "a.xml", "--to", "txt", "--out", folder / "out", *option)
        assert built.returncode == code, (text, option)
        assert (folder / "out" / "a.txt").exists() is (code == 0)


def count(said: str) -> int:
    return len([fault for fault in json.loads(said) if fault["code"] == "MH440"])


def test_rules_are_silent_for_a_reason(letter: Path, masthead: Run) -> None:
    every = count(masthead("check", "--json", letter).stdout)
    for text, left in (
        ('[[silence]]\nrule = "MH440"\nwhy = "as issued"', 0),
        ('[[silence]]\nrule = "MH440"\nwhy = "as issued"\ndocument = "a.xml"', 0),
        ('[[silence]]\nrule = "MH440"\nwhy = "as issued"\ndocument = "b*.xml"', every),
        ('[[silence]]\nrule = "MH440"\nwhy = "as issued"\nwords = "annex.*"', every - 1),
        ('[[silence]]\nrule = "MH441"\nwhy = "as issued"', every),
    ):
        folder = letter.parent / f"p{abs(hash(text))}"
        folder.mkdir()
        (folder / "a.xml").write_bytes(letter.read_bytes())
        (folder / "masthead.toml").write_text(text, encoding="utf-8")
        assert count(masthead("check", "--json", folder / "a.xml").stdout) == left, text


def test_what_is_an_error_cannot_be_silenced(letter: Path, masthead: Run) -> None:
    write(letter, '[[silence]]\nrule = "MH405"\nwhy = "I like it"')
    fault = CHECKOUT / "tests" / "source" / "faults" / "MH405-ids.xml"
    letter.write_bytes(next(fault.parent.glob("MH405*.xml")).read_bytes())
    done = masthead("check", letter)
    assert (done.returncode, "MH405" in done.stderr) == (1, True)


def test_outputs_and_their_folder(letter: Path, masthead: Run) -> None:
    write(letter, 'out = "made"\nformats = ["txt", "html"]')
    done = masthead("build", letter)
    made = letter.parent.parent.parent / "made"
    assert done.returncode == 0
    assert sorted(path.name for path in made.iterdir() if path.name[0] != ".") == ["a.html", "a.txt"]
    assert masthead("verify", letter).returncode == 0
    other = letter.parent / "other"
    assert masthead("build", letter, "--to", "txt", "--out", other).returncode == 0
    assert [path.name for path in other.iterdir() if path.name[0] != "."] == ["a.txt"]


def test_the_layout_of_the_project_and_of_the_call(letter: Path, masthead: Run) -> None:
    write(letter, 'layout = "geneva"\nout = "made"\nformats = ["html"]')
    made = letter.parent.parent.parent / "made" / "a.html"
    said = []
    for option in ((), ("--layout", "new-york"), ("--layout", "geneva")):
        assert masthead("build", letter, *option).returncode == 0
        said.append(made.read_text("utf-8"))
    assert said[0] == said[2]


def test_a_project_that_changes_makes_what_was_fresh_anew(letter: Path, masthead: Run) -> None:
    (letter.parent / "masthead.toml").write_text('formats = ["txt"]', encoding="utf-8")
    assert "fresh" not in masthead("build", letter).stderr
    assert "fresh" in masthead("build", letter).stderr
    assert masthead("build", letter, "--strict").returncode == 1


def test_two_projects_in_one_call(letter: Path, masthead: Run, lima: Path) -> None:
    write(letter, 'layout = "geneva"')
    done = masthead("build", letter, lima, "--to", "txt")
    assert (done.returncode, "MH114" in done.stderr) == (2, True)
    assert masthead("check", letter, lima).returncode == 0


@pytest.mark.parametrize("organ", sorted(house().organs))
def test_a_letter_to_the_organ_of_the_project_checks(organ: str, tmp_path: Path, masthead: Run) -> None:
    (tmp_path / "masthead.toml").write_text(f'organ = "{organ}"', encoding="utf-8")
    text = masthead("new", "letter", cwd=tmp_path).stdout
    assert f'<issue organ="{organ}"' in text
    (tmp_path / "new.xml").write_text(text, encoding="utf-8")
    done = masthead("check", tmp_path / "new.xml", "--strict")
    assert (done.returncode, "no findings" in done.stderr) == (0, True), done.stderr


@pytest.mark.long
def test_a_deposit_is_of_the_depositor_of_the_project(letter: Path, masthead: Run) -> None:
    write(letter, 'out = "made"\n[archive]\ndepositor = "Mission of Ruritania"\naccess = "public"')
    done = masthead("archive", letter, "--access", "closed", "--date", "2026-01-02")
    assert done.returncode == 0, done.stderr
    bag = Path(done.stdout.splitlines()[0])
    bag = bag if bag.is_absolute() else letter.parent.parent.parent / bag
    info = (bag / "bag-info.txt").read_text("utf-8")
    assert "Source-Organization: Mission of Ruritania" in info
    assert "Access-Restriction: closed" in info


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('layout = "paris"', ["1:1: MH113"]),
        ('\nlayuot = "geneva"\nstrict = 1', ["2:1: MH113", "3:1: MH113"]),
        ("layout = geneva", ["1:10: MH112"]),
        ("[levels]\nMH440 = true\nXX = 'error'", ["2:1: MH113", "3:1: MH113"]),
        ("levels = 3", ["1:1: MH113"]),
        ("silence = 3", ["1:1: MH113"]),
        ("formats = ['pdf', 'odt']", ["1:1: MH113"]),
        ("organ = 'parliament'", ["1:1: MH113"]),
        ("[archive]\n\ndepositor = ''", ["3:1: MH113"]),
        ("[[silence]]\nrule='MH440'\nwhy='x'\n[[silence]]\nrule='MH440'", ["4:1: MH113"]),
        ("[[silence]]\nwhy = ''", ["1:1: MH113", "2:1: MH113"]),
        ("[tool]\nx = 1", ["1:1: MH113"]),
        ("a = [" * 5000, ["MH112"]),
    ],
)
def test_its_faults_have_their_lines(letter: Path, masthead: Run, text: str, places: list[str]) -> None:
    path = write(letter, text)
    for command in (("check", letter), ("build", letter, "--to", "txt"), ("verify", letter), ("archive", letter)):
        done = masthead(*command)
        assert done.returncode == 2, done.stderr
        assert len([line for line in done.stderr.splitlines() if "MH11" in line]) == len(places)
        for place in places:
            assert re.search(
                rf"{path.name}:(\d+:\d+: )?{place}" if place[0] == "M" else f"{path.name}:{place}", done.stderr
            )


def test_a_file_that_is_no_text(letter: Path, masthead: Run) -> None:
    write(letter, "").write_bytes(b"\xff\xfe")
    done = masthead("check", letter)
    assert (done.returncode, "MH112" in done.stderr) == (2, True)


@settings(max_examples=40)
@given(text=st.text(st.sampled_from("[]=\"'#\n abMH440.1,{}\\é\0"), max_size=60))
def test_no_text_is_a_traceback(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("p")
    (folder / "masthead.toml").write_bytes(text.encode())
    faults = faults_of_project(folder)
    assert all(fault.place.line >= 1 for fault in faults if "cannot be read" not in fault.wrong)


def faults_of_project(folder: Path) -> tuple[Fault, ...]:
    try:
        project_of(folder / "a.xml")
    except MastheadError as error:
        return error.faults
    return ()


def test_the_page_lists_every_key_and_its_example_is_read(tmp_path: Path) -> None:
    page = (CHECKOUT / "docs" / "project.md").read_text("utf-8")
    rows = re.findall(r"^\| (.*?) \| `([\w*]+)` \| (.*?) \| `(.*?)` \|$", page, re.MULTILINE)
    shown = {"": "top", "archive": "`[archive]`", "levels": "`[levels]`", "silence": "`[[silence]]`"}
    assert rows == [(shown[key.table], key.name, key.about, key.example) for key in KEYS]
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example is not None
    (tmp_path / "masthead.toml").write_text(example[1], encoding="utf-8")
    assert project_of(tmp_path / "a.xml").layout in LAYOUTS
