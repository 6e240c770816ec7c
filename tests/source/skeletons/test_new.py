"""``masthead new``: every kind in every language checks, explains itself in that language, builds and verifies."""

from __future__ import annotations

from pathlib import Path
from unicodedata import name

import pytest

from pipeline.checks import check_source
from pipeline.checks.versions import parity
from pipeline.language import OFFICIAL
from pipeline.outputs import Format
from pipeline.resolve.document import resolve
from pipeline.skeletons import KINDS, RELATED, Asked, skeleton, skeleton_of, translated, translation_of
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.source.model.document import Source
from pipeline.source.model.inline import plain
from pipeline.words import words
from pipeline.xmlio.parse import parse
from tests.building import built
from tests.conftest import Run
from tests.sampling import every

SCRIPTS = {"ar": "ARABIC", "ru": "CYRILLIC", "zh": "CJK"}
BLANK = [(kind, lang) for kind in KINDS for lang in OFFICIAL]
FOLLOWING = [(kind, lang) for kind in (*RELATED, "translation") for lang in OFFICIAL]


def read(text: str) -> Source:
    parsed = parse("new.xml", text.encode())
    assert grammar_faults(parsed) == ()
    source = load(parsed)
    assert check_source(source) == ()
    return source


def following(kind: str, lang: str) -> str:
    base = read(skeleton("letter" if kind != "addendum" else "report", "fr" if lang == "en" else "en"))
    return translation_of(base, lang) if kind == "translation" else skeleton_of(kind, translated(base, lang))


@pytest.mark.parametrize(("kind", "lang"), BLANK)
def test_every_kind_checks_in_every_language_and_its_comments_are_in_it(kind: str, lang: str) -> None:
    text = skeleton(kind, lang)
    source = read(text)
    assert source.lang == lang
    assert "{" not in text
    assert source.letter.kind.value == {"joint": "letter"}.get(kind, kind)
    comments = "".join(part.partition("-->")[0] for part in text.split("<!--")[1:])
    assert text.count("<!--") >= 5
    assert "masthead check" in comments
    if lang in SCRIPTS:
        letters = [sign for sign in comments if sign.isalpha() and not sign.isascii()]
        assert len(letters) > 100
        assert all(name(sign).startswith(SCRIPTS[lang]) for sign in letters)


@pytest.mark.parametrize(
    ("kind", "organ", "symbol"),
    [
        ("draft-resolution", "general-assembly", "A/80/L.…"),
        ("draft-resolution", "security-council", "S/2025/…"),
        ("decision", "general-assembly", "A/DEC/80/…"),
        ("resolution", "human-rights-council", "A/HRC/RES/60/…"),
    ],
)
def test_a_symbol_that_is_not_assigned_has_the_series_of_its_kind(kind: str, organ: str, symbol: str) -> None:
    source = load(parse("new.xml", skeleton(kind, "en", Asked(organs=(organ,))).encode()))
    assert plain(source.masthead.issues[0].symbol.content) == symbol
    assert [fault for fault in check_source(source) if fault.code == "MH495"] == []


@pytest.mark.parametrize("lang", OFFICIAL)
def test_the_organ_that_adopts_speaks(lang: str) -> None:
    for organ in ("economic-and-social-council", "human-rights-council"):
        text = skeleton("resolution", lang, Asked(organs=(organ,)))
        opening = text.partition("<opening>")[2].partition("<")[0]
        assert words(lang).organs[organ].casefold() in opening.casefold()


@pytest.mark.parametrize(("kind", "lang"), FOLLOWING)
def test_what_follows_a_document_checks_in_every_language(kind: str, lang: str) -> None:
    assert read(following(kind, lang)).lang == lang


@pytest.mark.parametrize(("kind", "lang"), every(13, [*BLANK, *FOLLOWING]))
def test_every_kind_builds_and_verifies_in_every_language(kind: str, lang: str) -> None:
    text = skeleton(kind, lang) if kind in KINDS else following(kind, lang)
    assert set(built(text).outputs) == set(Format)


@pytest.mark.parametrize("lang", [lang for lang in OFFICIAL if lang != "en"])
def test_a_translation_has_the_structure_and_ids_of_its_original(lang: str, lima: Path) -> None:
    original = load(parse("lima.xml", lima.read_bytes()))
    version = load(parse("version.xml", translation_of(original, lang).encode()))
    differences = [str(fault) for fault in parity(resolve(original, lima.parent), resolve(version, lima.parent))]
    assert differences == []
    assert "[I have " in translation_of(original, lang)


@pytest.mark.parametrize(
    ("symbol", "organs", "sessions"),
    [
        ("A/79/12", ["general-assembly"], [79]),
        ("S/2025/12", ["security-council"], [80]),
        ("E/2025/12", ["economic-and-social-council"], [2025]),
        ("A/HRC/58/3", ["human-rights-council"], [58]),
        ("A/79/12-S/2025/12", ["general-assembly", "security-council"], [79, 80]),
        ("A/ES-10/900", ["general-assembly"], [10]),
    ],
)
def test_a_symbol_says_the_organ_and_its_session(symbol: str, organs: list[str], sessions: list[int]) -> None:
    source = read(skeleton("letter", "en", Asked(symbol=symbol, state="PE")))
    issues = source.masthead.issues
    assert [issue.organ for issue in issues] == organs
    assert [issue.session or issue.year or issue.council_year or issue.emergency for issue in issues] == sessions
    assert "-".join(plain(issue.symbol.content) for issue in issues) == symbol
    assert [part.state for part in source.letter.title if part.state] == ["PE"]


def test_the_command_writes_a_new_file_and_none_that_is_there(masthead: Run, tmp_path: Path) -> None:
    assert masthead("new", "joint", "--lang", "fr", "-o", "letter.xml").returncode == 0
    first = (tmp_path / "letter.xml").read_text("utf-8")
    assert 'xml:lang="fr"' in first
    again = masthead("new", "report", "-o", "letter.xml")
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr.startswith("letter.xml: MH119 ")
    assert (tmp_path / "letter.xml").read_text("utf-8") == first
    assert masthead("new", "translation", "--of", "letter.xml", "--lang", "zh", "-o", "zh.xml").returncode == 0
    assert masthead("new", "corrigendum", "--of", "letter.xml", "--lang", "ar", "-o", "ar.xml").returncode == 0
    assert masthead("check", "letter.xml", "zh.xml", "ar.xml").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("letter", "--symbol", "X/80/1"), "MH118"),
        (("letter", "--symbol", "A/80/1", "--organ", "security-council"), "MH118"),
        (("letter", "--of", "letter.xml"), "MH108"),
        (("translation", "--lang", "fr"), "MH108"),
        (("translation", "--of", "letter.xml"), "MH108"),
        (("translation", "--of", "letter.xml", "--lang", "en"), "MH108"),
        (("corrigendum", "--of", "letter.xml", "--state", "PE"), "MH108"),
    ],
)
def test_a_call_that_contradicts_itself_is_refused(arguments: tuple[str, ...], code: str, masthead: Run) -> None:
    masthead("new", "letter", "-o", "letter.xml")
    done = masthead("new", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{code} " in done.stderr
