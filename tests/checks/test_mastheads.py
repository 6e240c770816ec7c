"""Mistakes in masthead and title of a letter: each is one finding, at its words or attribute; what is right passes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import masthead

LETTER = Path(__file__).parent.parent / "source" / "faults" / "MH485-doubled.xml"
# Organ with its session, symbol, whom the letter is addressed to, of which organ it is to be a document.
ORGANS = {
    "SC": ('security-council" council-year="80', "S/2025/512", "President of the Security Council", "Security Council"),
    "GA": ('general-assembly" session="80', "A/80/512", "Secretary-General", "General Assembly"),
    "ES": (
        'economic-and-social-council" year="2025', "E/2025/512", "President of the Economic and Social Council",
        "Economic and Social Council",
    ),
    "HR": (
        'human-rights-council" session="60', "A/HRC/60/G/12", "President of the Human Rights Council",
        "Human Rights Council",
    ),
}  # fmt: skip


@cache
def _letter(organ: str) -> str:
    text = LETTER.read_text("utf-8").replace("is is old.. It is,, slow ... as ever.", "is old.")
    for old, new in zip(ORGANS["SC"], ORGANS[organ], strict=True):
        text = text.replace(f"document of the {old}" if old == ORGANS["SC"][3] else old,
                            f"document of the {new}" if old == ORGANS["SC"][3] else new)  # fmt: skip
    return text if organ != "GA" else text.replace("2025-08-1", "2025-10-1").replace("12 August", "12 October")


WRONG = [
    ("SC", '<issued when="2025-08-14"/>', '<issued when="2025-08-11"/>', "MH472", 'when="2025-08-11"'),
    ("SC", 'processed="2025-08-18"', 'processed="2025-08-02"', "MH472", 'processed="2025-08-02"'),
    ("SC", '<issued when="2025-08-14"/>', '<issued when="2024-08-14"/>', "MH472", 'when="2024-08-14"'),
    ("GA", '<issued when="2025-10-14"/>', '<issued when="2025-09-14"/>', "MH472", 'when="2025-09-14"'),
    ("SC", "S/2025/512", "S/2024/512", "MH473", "S/2024/512"),
    ("SC", "S/2025/512", "S/2205/512", "MH473", "S/2205/512"),
    ("SC", "S/2025/512", "S/2026/512", "MH473", "S/2026/512"),
    ("SC", "25-11987", "52-11987", "MH473", 'number="52-11987"'),
    ("SC", "25-11987", "24-11987", "MH473", 'number="24-11987"'),
    ("SC", 'council-year="80"', 'council-year="81"', "MH473", 'council-year="81"'),
    ("SC", 'council-year="80"', 'council-year="8"', "MH473", 'council-year="8"'),
    ("GA", 'session="80"', 'session="79"', "MH417", "A/80/512"),
    ("GA", "A/80/512", "A/79/512", "MH417", "A/79/512"),
    ("ES", 'year="2025"', 'year="2052"', "MH473", 'year="2052"'),
    ("ES", "E/2025/512", "E/2015/512", "MH473", "E/2015/512"),
    ("HR", 'session="60"', 'session="6"', "MH417", "A/HRC/60/G/12"),
    ("GA", ' session="80"', "", "MH474", "organ"),
    ("ES", ' year="2025"', "", "MH474", "organ"),
    ("SC", "S/2025/512", "S/2025-512", "MH464", "S/2025-512"),
    ("SC", "S/2025/512", "S/2025/5l2", "MH464", "S/2025/5l2"),
    ("SC", "S/2025/512", "S.2025/512", "MH416", "S.2025/512"),
    ("SC", "S/2025/512", "s/2025/512", "MH416", "s/2025/512"),
    ("SC", "S/2025/512", "S/25/512", "MH464", "S/25/512"),
    ("SC", "S/2025/512", "S/2025/512/Add1", "MH464", "S/2025/512/Add1"),
    ("SC", "S/2025/512", "S/2025/", "MH416", "S/2025/"),
    ("SC", "S/2025/512", "A/2025/512", "MH416", "A/2025/512"),
    ("SC", "S/2025/512", "S/512/2025", "MH464", "S/512/2025"),
    ("SC", "S/2025/512", "S/2025/O12", "MH464", "S/2025/O12"),
    ("GA", "A/80/512", "A/80-512", "MH464", "A/80-512"),
    ("GA", "A/80/512", "A/8O/512", "MH464", "A/8O/512"),
    ("GA", "A/80/512", "A/2025/512", "MH417", "A/2025/512"),
    ("GA", "A/80/512", "A/80/L5", "MH464", "A/80/L5"),
    ("HR", "A/HRC/60/G/12", "A/HRC/60-G/12", "MH464", "A/HRC/60-G/12"),
    ("ES", "E/2025/512", "E/25/512", "MH464", "E/25/512"),
    ("SC", "of Ruritania to", "of Turkey to", "MH476", "Turkey"),
    ("SC", "of Ruritania to", "of Swaziland to", "MH476", "Swaziland"),
    ("SC", "of Ruritania to", "of Macedonia to", "MH476", "Macedonia"),
    ("SC", "of Ruritania to", "of the Czech Republic to", "MH476", "Czech Republic"),
    ("SC", "of Ruritania to", "of Burma to", "MH476", "Burma"),
    ("SC", "of Ruritania to", "of Cape Verde to", "MH476", "Cape Verde"),
    ("SC", "of Ruritania to", "of Zaire to", "MH476", "Zaire"),
    ("SC", "of Ruritania to", "of Ivory Coast to", "MH476", "Ivory Coast"),
    ("SC", "of Ruritania to", "of Vietnam to", "MH476", "Vietnam"),
    ("SC", "of Ruritania to", "of East Timor to", "MH476", "East Timor"),
    ("SC", "of Ruritania to", "of South Korea to", "MH476", "South Korea"),
    ("SC", "of Ruritania to", "of Russia to", "MH476", "Russia"),
    ("SC", "of Ruritania to", "of Iran to", "MH476", "Iran"),
    ("SC", "the Security Council</addressee>", "the General Assembly</addressee>", "MH475", "President"),
    ("SC", "the Security Council</addressee>", "the Human Rights Council</addressee>", "MH475", "President"),
    ("SC", "document of the Security Council.", "document of the General Assembly.", "MH475", "General Assembly"),
    ("GA", "document of the General Assembly.", "document of the Security Council.", "MH475", "Security Council"),
    ("ES", "of the Economic and Social Council.", "of the General Assembly.", "MH475", "General Assembly"),
    ("HR", "document of the Human Rights Council.", "document of the Security Council.", "MH475", "Security Council"),
    ("SC", "12 August 2025</date>", "13 August 2025</date>", "MH407", "13 August"),
    ("SC", "12 August 2025</date>", "12 Augst 2025</date>", "MH407", "12 Augst"),
    ("SC", "12 August 2025</date>", "August 12, 2025</date>", "MH407", "August 12"),
    ("SC", ' and its timetable (see <ref to="times">annex II</ref>)', "", "MH479", '<annex id="times"'),
    ("SC", '<ref to="text">annex I</ref>', "annex I", "MH492", "annex I"),
    ("SC", '<ref to="times">annex II</ref>', '<ref to="text">annex II</ref>', "MH463", "annex II"),
    ("SC", '<ref to="times">annex II</ref>', '<ref to="tims">annex II</ref>', "MH401", 'ref to="tims"'),
]  # fmt: skip
RIGHT = [
    *((organ, "", "") for organ in ORGANS),
    ("SC", "S/2025/512", "S/2025/512/Add.1"),
    ("SC", "S/2025/512", "S/2025/512/Rev.1/Corr.1"),
    ("GA", "A/80/512", "A/80/L.5"),
    ("GA", "A/80/512", "A/80/PV.5"),
    ("GA", "A/80/512", "A/C.3/80/5"),
    ("GA", "A/80/512", "A/80/512*"),
    ("ES", "E/2025/512", "E/CN.5/2025/5"),
    ("SC", "of Ruritania to", "of Czechia to"),
    ("SC", "of Ruritania to", "of Türkiye to"),
    ("SC", "of Ruritania to", "of North Macedonia to"),
    ("SC", "of Ruritania to", "of the Russian Federation to"),
    ("SC", "of Ruritania to", "of the Islamic Republic of Iran to"),
    ("SC", "of Ruritania to", "of the Kingdom of the Netherlands to"),
    ("SC", "of Ruritania to", "of Guinea-Bissau to"),
    ("SC", "President of the Security Council</addressee>", "Secretary-General</addressee>"),
]  # fmt: skip


def _changed(organ: str, old: str, new: str) -> str:
    text = _letter(organ)
    assert old in text
    return text.replace(old, new, 1) if old else text


@pytest.mark.parametrize(("organ", "old", "new", "code", "at"), WRONG)
def test_a_mistake_is_one_finding_at_its_place(organ: str, old: str, new: str, code: str, at: str) -> None:
    text = _changed(organ, old, new)
    (fault,) = masthead.load(text.encode(), path="letter.xml").check()
    assert fault.code == code
    line = text.split("\n")[fault.place.line - 1]
    assert line.index(at) <= fault.place.column - 1 <= line.index(at) + len(at)


@pytest.mark.parametrize(("organ", "old", "new"), RIGHT)
def test_what_is_right_passes(organ: str, old: str, new: str) -> None:
    assert masthead.load(_changed(organ, old, new).encode(), path="letter.xml").check() == ()
