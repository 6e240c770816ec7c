"""docs/source.md: its examples are valid, its reference is current, its table names every fault."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from pipeline.checks import check_source
from pipeline.resources import data
from pipeline.source.grammar import schema
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.xmlio.parse import parse

XS = {"xs": "http://www.w3.org/2001/XMLSchema"}
HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "source.md"
LETTER = (HERE / "faults" / "MH425-alone.xml").read_text(encoding="utf-8")
MASTHEAD = LETTER[LETTER.index("  <masthead>") : LETTER.index("  <letter>")]
BODY = '<section numbered="true"><heading>Alone</heading></section>'
ANNEX = LETTER[LETTER.index("  <annex>") : LETTER.index("</document>")]


def examples() -> Iterator[str]:
    for block in PAGE.read_text(encoding="utf-8").split("```xml\n")[1:]:
        yield block.partition("```")[0]


def whole(example: str) -> str:
    """The document that the example is a part of."""
    if example.startswith("<document"):
        return example
    if example.startswith("<masthead"):
        return LETTER.replace(MASTHEAD, example).replace(BODY, "<paragraph>P</paragraph>")
    if example.startswith("<record"):
        return LETTER.replace(MASTHEAD, example + MASTHEAD).replace(BODY, "<paragraph>P</paragraph>")
    if example.startswith("<deliberation"):
        before = LETTER.partition("<letter")[0]
        return before.replace("A/80/1<", "A/RES/80/26<") + example + "</document>"
    if example.startswith("<annex"):
        return LETTER.replace(ANNEX, example)
    return LETTER.replace(BODY, example)


@pytest.mark.parametrize("example", list(examples()), ids=[f"example-{n + 1}" for n in range(len(list(examples())))])
def test_an_example_is_a_source(example: str) -> None:
    parsed = parse("example.xml", whole(example).encode())
    assert grammar_faults(parsed) == ()
    found = check_source(load(parsed))
    assert {fault.code for fault in found} <= {
        "MH412",
        "MH473",
    }  # the letter around an example names no agenda item, and is of another year


def test_the_reference_is_current() -> None:
    script = PAGE.parent.parent / "scripts" / "source_reference.py"
    printed = subprocess.run(
        [sys.executable, str(script), "--print"], capture_output=True, encoding="utf-8", check=True
    )
    assert printed.stdout in PAGE.read_text(encoding="utf-8")


def test_everything_in_the_schema_is_explained() -> None:
    for path in sorted(data("schema").glob("*.xsd")):
        for kind in ("element", "attribute", "complexType", "simpleType", "group", "attributeGroup"):
            for node in etree.parse(str(path)).iterfind(f".//xs:{kind}[@name]", XS):
                assert len(schema.words(node)) > 5, f"{kind} {node.get('name')}"
                assert schema.words(node).endswith((".", "…", '".')), node.get("name")


def test_the_table_names_every_fault_of_a_source() -> None:
    rows = [line.split("|") for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| MH")]
    named = [row[1].strip() for row in rows]
    assert named == sorted(set(named))
    assert all(len(cell.strip()) >= 4 for row in rows for cell in row[2:5])
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (PAGE.parent.parent / "pipeline").rglob("*.py")]
    every = [node for tree in trees for node in ast.walk(tree)]
    words = {node.value for node in every if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    used = {word for word in words if re.fullmatch(r"MH(?:10|1[5-7]|2\d|4\d)\d", word)}
    calls = [node for node in every if isinstance(node, ast.Call) and ast.unparse(node.func) == "call_error"]
    of_calls = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    of_calls |= {"MH106", "MH112", "MH113"} | {code for code in used if code.startswith("MH13")}
    assert used - of_calls == set(named)


def test_the_table_says_what_stops_a_build() -> None:
    lines = [line.split("|") for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| MH")]
    named = {row[1].strip(): row[2].strip() for row in lines}
    seen: dict[str, set[str]] = {}
    for path in (HERE / "faults").glob("*.expected"):
        for line in path.read_text(encoding="utf-8").splitlines():
            code, _, rest = line.partition(" MH")[2].partition(" ")
            seen.setdefault(f"MH{code}", set()).add("warning" if rest.startswith("warning: ") else "error")
    for code, severities in seen.items():
        assert named[code] == (severities.pop() if len(severities) == 1 else "both"), code
