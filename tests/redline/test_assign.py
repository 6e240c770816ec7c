"""What the United Nations assigns is put into all language versions, and into nothing else of them."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from pipeline.desk.lexical import Lexical, applied
from tests.conftest import Run

_CALL = ("--symbol", "A/61/100", "--date", "2006-06-12", "--job", "06-38211", "--original", "en")


def _letter(lang: str, folder: Path) -> Path:
    source = Path(__file__).parent.parent / "words" / f"letter.{lang}.xml"
    path = folder / source.name
    path.write_bytes(source.read_bytes())
    return path


def test_values_stand_in_their_places_and_all_else_stays(masthead: Run, lima: Path, tmp_path: Path) -> None:
    path = tmp_path / "lima.xml"
    path.write_bytes(lima.read_bytes())
    assert masthead("assign", path, *_CALL, "--dry-run").returncode == 0
    assert path.read_bytes() == lima.read_bytes()
    done = masthead("assign", path, *_CALL)
    assert (done.returncode, "not issued yet" in done.stderr) == (0, True)
    assert "MH421" in done.stderr  # the title of the agenda item is not verified
    both = (each.read_text("utf-8").splitlines() for each in (lima, path))
    changed = [line for line in difflib.ndiff(*both) if line.startswith("+ ")]
    assert [line.removeprefix("+ ").strip() for line in changed] == [
        "<symbol>A/61/100</symbol>", '<issued when="2006-06-12"/>', '<original in="en"/>', '<job number="06-38211"/>',
    ]  # fmt: skip
    assert masthead("assign", path, *_CALL).returncode == 0  # the same again


def test_it_is_issued_when_nothing_is_open(masthead: Run, lima: Path, tmp_path: Path) -> None:
    path = tmp_path / "lima.xml"
    text = lima.read_text("utf-8")
    for state in ("unverified", "unassigned"):
        text = text.replace(f'<title state="{state}"', "<title").replace(f'mark="*" state="{state}"', 'mark="*"')
    path.write_text(text, "utf-8")
    done = masthead("assign", path, *_CALL)
    assert "lima.xml: issued" in done.stderr
    assert 'status="issued"' in path.read_text("utf-8")
    assert masthead("check", path).returncode == 0


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (("--symbol", "A/62/100"), "MH417"),
        (("--symbol", "A/61-100"), "MH464"),
        (("--symbol", "S/2006/5"), "MH607"),
        (("--date", "12 June 2006"), "MH2"),
        ((), "MH609"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    values: tuple[str, ...], code: str, masthead: Run, lima: Path, tmp_path: Path
) -> None:
    path = tmp_path / "lima.xml"
    path.write_bytes(lima.read_bytes())
    done = masthead("assign", path, *values)
    assert done.returncode in (1, 2)
    assert code in done.stderr
    assert path.read_bytes() == lima.read_bytes()


def test_versions_get_the_same_or_nothing(masthead: Run, lima: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.xml", tmp_path / "other.xml"
    one.write_bytes(lima.read_bytes())
    assert masthead("assign", one, "--symbol", "A/61/99").returncode == 0
    before = one.read_bytes()
    other.write_bytes(lima.read_bytes())
    done = masthead("assign", other, one, "--symbol", "A/61/100")
    assert (done.returncode, "MH606" in done.stderr) == (1, True)
    assert (one.read_bytes(), other.read_bytes()) == (before, lima.read_bytes())


def test_bytes_are_found_again(lima: Path) -> None:
    """Every letter stands where it is said to stand, references and line ends included."""
    data = '<a x="1>2" y=\'"\'>é &amp; b<!-- c --><b/>ي\r\n<c>d</c>&#x4e;e</a>'.encode()
    for given in (data, lima.read_bytes()):
        lexical = Lexical(given)
        for element in lexical.elements:
            for letter in element.letters:
                written = given[letter.begin : letter.end].decode()
                assert written.startswith("&") or written in (letter.text, "\r\n")
    a = Lexical(data).elements[0]
    assert "".join(letter.text for letter in a.letters) == "é & bي\nNe"
    lexical = Lexical(data)
    edits = [*lexical.with_attribute(a, "y", "z"), *lexical.with_words(lexical.elements[1], "<"),
             *lexical.with_attribute(a, "x", None), *lexical.with_attribute(lexical.elements[2], "n", "1")]  # fmt: skip
    assert applied(data, edits).decode() == '<a y="z">é &amp; b<!-- c --><b>&lt;</b>ي\r\n<c n="1">d</c>&#x4e;e</a>'
