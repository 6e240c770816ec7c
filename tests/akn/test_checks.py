"""Each conformance check finds a breach of its rule, and nothing in what the pipeline writes."""

from __future__ import annotations

import pytest

from pipeline.akn.checks import RULES, check_akn, waived
from pipeline.akn.schema import validate_akn
from pipeline.document.model import Document
from pipeline.errors import Severity
from pipeline.render.akn import render_akn

# Code, what stands in the file, what breaks it.
BREACHES = [
    ("MH520", '<FRBRsubtype value="communication"/>', '<FRBRsubtype value="letter"/>'),
    ("MH521", '<doc name="officialLetter"', '<doc name=""'),
    ("MH522", '<publication date="2025-01-17"', '<publicity date="2025-01-17"'),
    ("MH523", '<FRBRcountry value="un"/>', '<FRBRcountry value="pe"/>'),
    ("MH524", "FRBRnumber", "FRBRnombre"),
    ("MH525", '<FRBRlanguage language="eng"/>', '<FRBRlanguage language="en"/>'),
    ("MH526", '<FRBRauthor href="#un-ga"', '<FRBRauthor href="ga"'),
    ("MH527", '<lifecycle source="#masthead">', '<lifecycle source="#somebody">'),
    ("MH528", "componentInfo>", "componentsInfo>"),
    ("MH529", '<FRBRnumber value="A-79-729" showAs="A/79/729"/>', '<FRBRnumber value="A-79-730" showAs="A/79/730"/>'),
    ("MH530", "/un-ga/2025-01-14/A-79-729", "/un-ga/2025-01-14"),
    ("MH531", '<FRBRdate date="2025-01-14"', '<FRBRdate date="2025-01-15"'),
    ("MH532", "/A-79-729/eng@.xml", "/A-79-729/eng.xml"),
    ("MH533", "/eng@/!main.xml", "/eng@/main.xml"),
    ("MH534", 'fromLanguage="spa"', 'fromLanguage="fra"'),
    ("MH535", "/!annex_2", "/!annex_1"),
    ("MH536", ">14 January 2025</docDate>", ">14 February 2025</docDate>"),
    ("MH537", 'href="#att_2"', 'href="#att_1"'),
    ("MH538", '<publication date="2025-01-17"', '<publication date="2025-01-18"'),
    ("MH539", '<FRBRauthoritative value="true"/>', '<FRBRauthoritative value="false"/>'),
    ("MH540", "preface", "prelude"),
    ("MH541", "mainBody", "mainBodies"),
    ("MH542", '<container eId="conclusions__signature', '<holder eId="conclusions__signature'),
    ("MH543", "<blockList", "<ul/><blockList"),
    ("MH544", "<num>(ii)</num>", "<num> </num>"),
    ("MH545", "<mainBody>", "<mainBody><speech/>"),
    ("MH546", "docT", "docX"),
    ("MH547", 'contains="originalVersion">\n    <meta>', 'contains="singleVersion">\n    <meta>'),
    ("MH548", "<p>An article without heading.</p>", "<p> </p>"),
    ("MH549", 'languageOfExpression" refersTo="#eng"', 'languageOfExpression" refersTo="#spa"'),
    ("MH550", 'name="akn4un:foreign"', 'name="foreign"'),
    ("MH551", ">Peru</organization>", ">Peru </organization>"),
    ("MH552", "<i>stress</i>", "<docTitle>stress</docTitle>"),
    ("MH553", "<i>stress</i>", '<i><date date="2025-01-01">stress</date></i>'),
    ("MH554", 'xml:lang="la"', 'xml:lang="en"'),
    ("MH555", 'marker="1" ', ""),
    ("MH556", 'marker="2"', 'marker="1"'),
    ("MH557", 'eng@.xml"/>\n          <FRBRdate date="2025-01-17"', 'eng@.xml"/><FRBRdate date="2025-01-16"'),
    ("MH558", 'eId="eref_1" date="2025-01-14"', 'eId="eref_1" date="2024-01-14"'),
    ("MH559", '<img src="', '<img src="../'),
    ("MH560", 'refersTo="#chair"', 'refersTo="#nobody"'),
    ("MH561", 'refersTo="#chair"', 'refersTo="chair"'),
    ("MH562", 'href="#att_2">Annex', 'href="#chair">Annex'),
    ("MH563", '<ref href="/akn/un/statement', '<ref href="https://example.org/akn/un/statement'),
    ("MH564", 'has_att_1" href="/akn/un/doc/communication/un-ga/2025-01-14/A-79-729/eng@/!annex_1"',
     'has_att_1" href="/akn/un/doc/communication/un-ga/2025-01-14/A-79-729/eng@/!annex_9"'),
    ("MH565", "un-ga/2005-01-01/60-", "un-ga/2005-01-01/59-"),
    ("MH567", '<hasAttachment eId="has_att_2"', '<TLCObject eId="has_att_2"'),
    ("MH568", ">Another.<", ">Anoth\ufffdr.<"),
    ("MH569", '<FRBRname value="Identical', '<FRBRname value="Similar'),
    ("MH570", 'eId="para_3"', 'eId="para_2"'),
    ("MH571", 'eId="para_3"', 'eId="thing_3"'),
    ("MH572", 'eId="para_1__subpara_b"', 'eId="para_9__subpara_b"'),
    ("MH573", 'eId="att_1__art_1"', 'eId="art_1"'),
    ("MH574", "<num>(ii)</num>", "<num>(iii)</num>"),
]  # fmt: skip


def _mutated(everything: Document, code: str, old: str, new: str) -> str:
    text = render_akn(everything)
    assert old in text, code
    if code == "MH542":  # both ends of the containers
        head, tail = text.split('<conclusions eId="conclusions">', 1)
        inner, rest = tail.split("</conclusions>", 1)
        inner = inner.replace("<container", "<holder").replace("</container>", "</holder>")
        return f'{head}<conclusions eId="conclusions">{inner}</conclusions>{rest}'
    if code == "MH547":
        start, end = text.index("<lifecycle"), text.index("</lifecycle>") + len("</lifecycle>")
        text = text[:start] + text[end:]
    return text.replace(old, new)


@pytest.mark.parametrize(("code", "old", "new"), BREACHES, ids=[code for code, *_ in BREACHES])
def test_a_breach_is_found_with_its_place_and_page(everything: Document, code: str, old: str, new: str) -> None:
    faults = [
        fault for fault in check_akn(_mutated(everything, code, old, new).encode(), "x.akn.xml") if fault.code == code
    ]
    assert faults
    (rule,) = (rule for rule in RULES if rule.code == code)
    for fault in faults:
        assert fault.place.path == "x.akn.xml"
        assert fault.place.line > 0
        assert rule.page in fault.expected
        assert fault.severity is Severity.ERROR


def test_every_rule_has_a_breach_here() -> None:
    assert [rule.code for rule in RULES] == [code for code, *_ in BREACHES]


def test_codes_are_unique_and_pages_are_of_the_guidelines() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    for page in [*(rule.page for rule in RULES), *(page for page, _, _ in waived())]:
        assert page.startswith(("P1-", "P2-", "P3-"))


def test_every_waived_rule_says_why() -> None:
    assert all(says and why for _, says, why in waived())


def test_the_schema_finds_what_the_checks_leave_to_it(everything: Document) -> None:
    text = render_akn(everything).replace("<mainBody>", "<p/><mainBody>", 1)
    (fault, *_) = validate_akn(text.encode(), "x.akn.xml")
    assert fault.code == "MH511"
    assert fault.place.line > 0


@pytest.mark.parametrize("data", [b"", b"no xml", b"<!DOCTYPE x []><x/>", b"<a><b></a>"])
def test_unreadable_files_are_refused(data: bytes) -> None:
    (fault,) = validate_akn(data, "x")
    assert fault.code in {"MH103", "MH104"}
    assert check_akn(data, "x") == ()


def test_a_file_of_another_kind_gives_findings_and_no_error() -> None:
    assert check_akn(b"<other/>", "x") == ()
    assert validate_akn(b"<other/>", "x")
