"""How findings are told: on a terminal, as SARIF, by folder; and the commands that build nothing."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import fastjsonschema
import pytest
from lxml import etree

from pipeline.cli.terminal import excerpts
from pipeline.errors import Fault, Place

TESTS = Path(__file__).parents[2]
FAULTS = TESTS / "source" / "faults"
SCHEMA = TESTS / "pipeline" / "sarif-2.1.0.json"
FLOWS = [f"{{urn:masthead:source:1}}{name}" for name in ("title", "paragraph", "numbered", "name", "post")]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module", name="valid")
def schema_of_sarif() -> Callable[[object], object]:
    """The schema of OASIS, by a validator that shares no code with ours."""
    validator: Callable[[object], object] = fastjsonschema.compile(
        json.loads(SCHEMA.read_text("utf-8")), use_default=False
    )
    return validator


@pytest.mark.parametrize("name", ["MH440-typed", "MH103-ampersand-without-semicolon", "MH401-*", "MH479-*"])
def test_sarif_is_valid_and_says_what_the_lines_say(
    name: str, masthead: Run, valid: Callable[[object], object]
) -> None:
    paths = sorted(FAULTS.glob(f"{name}.xml"))
    done = masthead("check", "--sarif", *paths)
    said = json.loads(done.stdout)
    valid(said)
    (run,) = said["runs"]
    places = [
        (result["ruleId"], *result["locations"][0]["physicalLocation"]["region"].values()) for result in run["results"]
    ]
    lines = re.findall(r":(\d+):(\d+): (MH\d+)", masthead("check", "--all", *paths).stderr)
    assert places == [(code, int(line), int(column)) for line, column, code in lines]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == sorted({code for code, *_ in places})


def test_sarif_without_findings_is_valid(masthead: Run, lima: Path, valid: Callable[[object], object]) -> None:
    valid(json.loads(masthead("check", "--sarif", lima).stdout))


def test_a_file_that_is_not_there_is_a_result(masthead: Run, valid: Callable[[object], object]) -> None:
    done = masthead("check", "--sarif", "not there.xml")
    valid(json.loads(done.stdout))
    assert done.returncode == 1


def test_a_terminal_shows_the_line_and_a_caret(tmp_path: Path) -> None:
    path = tmp_path / "MH401.xml"
    path.write_text("<a>\n\t水 said the the\n</a>", encoding="utf-8")
    fault = Fault("MH485", Place(str(path), 2, 8), "wrong", "right", "mend")
    assert list(excerpts.excerpt(fault)) == [" 水 said the the", "        ^"]
    assert list(excerpts.excerpt(Fault("MH485", Place(str(path), 9, 8), "w", "r", "m"))) == []
    assert list(excerpts.excerpt(Fault("MH485", Place("nowhere", 1, 1), "w", "r", "m"))) == []


def test_colours_are_for_terminals_and_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excerpts, "on_terminal", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert excerpts.coloured()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not excerpts.coloured()


def test_elsewhere_a_finding_is_one_plain_line(masthead: Run) -> None:
    said = masthead("check", FAULTS / "MH440-typed.xml").stderr
    assert "\033" not in said
    assert all(": MH" in line or line.startswith("masthead: ") for line in said.splitlines())


def test_a_folder_is_a_source(masthead: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "it").mkdir(parents=True)
    for name in ("in/a.xml", "in/it/b.xml"):
        (tmp_path / name).write_bytes((FAULTS / "MH440-typed.xml").read_bytes())
    said = masthead("check", "in").stderr
    assert {line.partition(":")[0] for line in said.splitlines() if "MH440" in line} == {"in/a.xml", "in/it/b.xml"}


def test_a_code_is_explained(masthead: Run) -> None:
    done = masthead("explain", "mh485", "MH401")
    assert done.stdout.startswith("MH485: No word stands twice\n")
    assert "\nMH401: " in done.stdout
    assert masthead("explain", "MH000").returncode == 2


def test_words_are_counted_without_what_is_not_of_the_text(masthead: Run) -> None:
    done = masthead("count", TESTS / "checks" / "accepted" / "MH472-in-order.xml", "--json", "--no-pages")
    (row,) = json.loads(done.stdout)
    words = etree.parse(TESTS / "checks" / "accepted" / "MH472-in-order.xml")
    letter, *annexes = words.getroot()[1:]
    own = sum(len("".join(each.itertext()).split()) for annex in annexes for each in annex.iter(*FLOWS))
    assert row["attached"] == own
    assert row["letter"] == sum(len("".join(each.itertext()).split()) for each in letter.iter(*FLOWS))
    assert (row["pages"], row["limit"]) == (None, None)


def test_pages_are_those_of_the_pdf(masthead: Run, lima: Path) -> None:
    assert ", 7 pages; no limit is known" in masthead("count", lima).stdout


def test_the_schema_is_named_and_copied(masthead: Run, tmp_path: Path) -> None:
    named = Path(masthead("schema").stdout.strip())
    assert named.name == "masthead.xsd"
    done = masthead("schema", "--to", tmp_path / "schema")
    assert done.returncode == 0
    etree.XMLSchema(etree.parse(tmp_path / "schema" / "masthead.xsd"))
    assert etree.parse(tmp_path / "schema" / "catalog.xml").getroot()[0].get("uri") == "masthead.xsd"
    assert masthead("schema", "--to", tmp_path / "schema").returncode == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_the_command_is_completed(shell: str, masthead: Run) -> None:
    done = masthead("completion", shell)
    assert done.returncode == 0
    assert {"build", "check", "explain"} <= set(re.findall(r"[\w-]+", done.stdout))


def test_bash_completes_a_command(masthead: Run, tmp_path: Path) -> None:
    script = tmp_path / "masthead.bash"
    script.write_text(masthead("completion", "bash").stdout, encoding="utf-8")
    ask = f"source {script}; COMP_WORDS=(masthead expl); COMP_CWORD=1; _shtab_masthead; echo ${{COMPREPLY[@]}}"
    assert subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True).stdout.strip() == "explain"


@pytest.mark.parametrize("kind", ["letter", "note-verbale", "request", "transmittal", "report"])
def test_a_skeleton_names_the_schema_that_the_catalog_leads_to(kind: str, masthead: Run) -> None:
    text = masthead("new", kind).stdout
    (model,) = etree.fromstring(text.encode()).xpath("preceding-sibling::processing-instruction('xml-model')")
    catalog = etree.parse(Path(masthead("schema").stdout.strip()).with_name("catalog.xml"))
    names = {node.get("name"): node.get("uri") for node in catalog.getroot()}
    assert names[model.get("href")] == "masthead.xsd"
