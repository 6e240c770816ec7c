"""Special, emergency special and resumed sessions: their words in six languages, and their symbols everywhere."""

from __future__ import annotations

import re

import pytest
from building import built

from pipeline.akn.cited import cited_work
from pipeline.catalogue.facts import facts_of
from pipeline.checks import check_source
from pipeline.importing import import_akn
from pipeline.outputs import Format
from pipeline.published import import_published
from pipeline.skeletons.blank import Asked, skeleton
from pipeline.source.load import load
from pipeline.source.model.sessions import Session, SessionKind, session_coded, session_of
from pipeline.xmlio.parse import parse
from tests.published.files import paragraph, resolution

S, ES = SessionKind.SPECIAL, SessionKind.EMERGENCY
SYMBOLS = {
    "A/80/1": Session(SessionKind.ORDINAL, 80),
    "A/C.3/80/L.5": Session(SessionKind.ORDINAL, 80),
    "A/RES/S-32/1": Session(S, 32),
    "A/S-32/AC.1/L.1": Session(S, 32),
    "A/HRC/S-36/2": Session(S, 36),
    "A/HRC/RES/S-36/1": Session(S, 36),
    "A/RES/ES-10/24": Session(ES, 10),
    "A/ES-11/L.8": Session(ES, 11),
    "A/DEC/ES-10/3": Session(ES, 10),
    "E/RES/2025/3": Session(SessionKind.YEAR, 2025),
    "S/2025/12": Session(SessionKind.COUNCIL, 80),
    "A/2025/512": Session(SessionKind.YEAR, 2025),
    "S/RES/2773 (2025)": None,
    "A/12345": None,
    "A/CONF.199/20": None,
    "A/ES-10": None,
}
WORDS = {
    "en": ("Thirty-second special session", "Resumed tenth emergency special session"),
    "fr": ("Trente-deuxième session extraordinaire", "Reprise de la dixième session extraordinaire d’urgence"),
    "es": (
        "Trigésimo segundo período extraordinario de sesiones",
        "Continuación del décimo período extraordinario de sesiones de emergencia",
    ),
    "ru": ("Тридцать вторая специальная сессия", "Возобновленная десятая чрезвычайная специальная сессия"),
    "ar": ("الدورة الاستثنائية الثانية والثلاثون", "الدورة الاستثنائية الطارئة العاشرة المستأنفة"),
    "zh": ("第三十二届特别会议", "第十届紧急特别会议续会"),
}
FORMATS = (Format.AKN, Format.HTML, Format.TXT)


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_symbol_names_its_session(symbol: str) -> None:
    assert session_of(symbol) == SYMBOLS[symbol]


def test_a_code_of_the_record_is_read_back() -> None:
    for session in filter(None, SYMBOLS.values()):
        organ = "security-council" if session.kind is SessionKind.COUNCIL else "general-assembly"
        assert session_coded(session.code, organ) == session


def _made(kind: str, lang: str, symbol: str, *, resumed: bool = False) -> str:
    text = skeleton(kind, lang, Asked(symbol=symbol))
    return re.sub(r'(<issue [^>]*session="\d+")', r'\1 resumed="true"', text) if resumed else text


@pytest.mark.parametrize("lang", WORDS)
def test_the_masthead_has_its_words(lang: str) -> None:
    special, resumed = WORDS[lang]
    for source, expected, code in (
        (_made("draft-resolution", lang, "A/S-32/L.1"), special, 'session="S-32"/?>'),
        (_made("resolution", lang, "A/RES/ES-10/24", resumed=True), resumed, 'session="ES-10" resumed="true"/?>'),
    ):
        outputs = built(source, FORMATS).outputs
        assert re.search(rf"(?m)^\W*{expected}\W*$", outputs[Format.TXT].decode())
        assert expected in outputs[Format.HTML].decode()
        akn = outputs[Format.AKN]
        assert re.search(f'<akn4un:issue organ="general-assembly" {code}', akn.decode())
        assert built(import_akn(akn, "x.akn.xml")[0], FORMATS).outputs[Format.AKN] == akn


def test_a_new_resolution_has_session_and_number_of_its_symbol() -> None:
    for symbol, number in (("A/RES/S-32/1", "S-32/1"), ("A/RES/ES-10/24", "ES-10/24"), ("A/RES/80/200", "80/200")):
        source = load(parse("x.xml", skeleton("resolution", "en", Asked(symbol=symbol)).encode()))
        assert source.letter.adoption.number == number
        assert source.masthead.issues[0].sessions == (session_of(symbol),)
        assert not {fault.code for fault in check_source(source)} & {"MH416", "MH417", "MH474", "MH496"}


@pytest.mark.parametrize(
    ("session", "code"),
    [("", "MH474"), ('special-session="10"', "MH417"), ('session="10"', "MH417"), ('emergency-session="10"', "")],
)
def test_the_check_compares_symbol_and_masthead(session: str, code: str) -> None:
    text = skeleton("resolution", "en", Asked(symbol="A/RES/ES-10/24")).replace('emergency-session="10"', session)
    found = [fault for fault in check_source(load(parse("x.xml", text.encode()))) if fault.code in ("MH417", "MH474")]
    assert [fault.code for fault in found] == [code] * bool(code)
    assert code != "MH474" or 'expected emergency-session="10"' in str(found[0])


def test_two_names_of_a_session_are_a_fault() -> None:
    text = skeleton("resolution", "en", Asked(symbol="A/RES/S-32/1")).replace(
        'special-session="32"', 'session="80" special-session="32"'
    )
    assert "MH431" in {fault.code for fault in check_source(load(parse("x.xml", text.encode())))}


def test_what_special_sessions_issue_is_cited_by_iri() -> None:
    base = "/akn/un/statement/deliberation/un-ga"
    assert cited_work("A/RES/S-32/1") == f"{base}/2021-01-01/S-32-1"
    assert cited_work("A/DEC/ES-10/3") == f"{base}/1997-01-01/ES-10-3"
    assert cited_work("A/ES-11/L.8").endswith("/2022-01-01/A-ES-11-L.8")


def test_the_catalogue_has_every_kind_of_session() -> None:
    kinds = {"A/RES/S-32/1": "special 32", "A/RES/ES-10/24": "emergency 10", "A/RES/80/1": "ordinal 80"}
    for symbol, expected in kinds.items():
        akn = built(skeleton("resolution", "en", Asked(symbol=symbol)), (Format.AKN,)).outputs[Format.AKN]
        (session,) = facts_of(akn, "x.akn.xml").sessions
        assert f"{session.kind} {session.number}" == expected


def test_published_files_of_special_sessions_come_in() -> None:
    body = paragraph("\tDecides so.")
    for symbol, number, attribute in (("S-32", "32", "special-session"), ("ES-10", "10", "emergency-session")):
        data = resolution(body).replace(b"80/999", f"{symbol}/999".encode())
        data = data.replace(b'value="80">Eightieth session', f'value="{number}">Session'.encode())
        assert f'<issue organ="general-assembly" {attribute}="{number}">' in import_published(data, "x.xml").text
