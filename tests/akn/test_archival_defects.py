"""What an archive refuses in a file that the schema accepts: each of these defects is found, by the right rule."""

from __future__ import annotations

import re

import pytest
from look.building import source

from pipeline.akn.checks import check_akn
from pipeline.akn.schema import validate_akn
from pipeline.document.model import Document
from pipeline.render.akn import render_akn
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.xmlio.parse import parse

# The code that finds it, what stands in the file (a pattern), what takes its place (once).
DEFECTS = {
    "two components with one IRI": ("MH535", r'(FRBRthis value="[^"]*eng@/!annex_)2"', r'\g<1>1"'),
    "two components with one IRI in the Work": ("MH535", r"A-79-729/!annex_2\"", 'A-79-729/!annex_1"'),
    "another symbol on the cover page": ("MH529", r">A/79/729</docNumber>-", ">A/79/792</docNumber>-"),
    "another symbol at the head": ("MH529", r">S/2025/40</docNumber></akn4un", ">S/2025/4</docNumber></akn4un"),
    "another number in the metadata": ("MH531", r'<FRBRnumber value="A-79-729"', '<FRBRnumber value="A-79-792"'),
    "a date that is not that of its words": ("MH536", r'docDate date="2025-01-14"', 'docDate date="2025-01-15"'),
    "words that are not those of the date": ("MH536", r">17 January 2025</docDate>", ">17 June 2025</docDate>"),
    "a number that is not that of its eId": ("MH574", r"<num>\(ii\)</num>", "<num>(iv)</num>"),
    "an article that counts otherwise": ("MH574", r"<num>Article 1</num>", "<num>Article 3</num>"),
    "a list of components without the component": (
        "MH537", r'(<componentData eId="mcmp_att_3")',
        r'<componentData eId="mcmp_9" name="x" href="#mcmp_9" showAs="X"/>\1',
    ),
    "a component that is not listed": ("MH537", r'<componentData eId="mcmp_att_3"[^>]*/>', ""),
    "a relation to an attachment that is absent": ("MH564", r'(<hasAttachment [^>]*annex_)3"', r'\g<1>7"'),
    "an attachment of what is absent": ("MH564", r'(<attachmentOf [^>]*/!annex_1)"', r'\g<1>7"'),
    "issued and not authoritative": ("MH539", r'FRBRauthoritative value="true"', 'FRBRauthoritative value="false"'),
    "authoritative and not issued": ("MH539", r"documentStatus>issued", "documentStatus>draft"),
    "an empty paragraph": ("MH548", r"<p>An article without heading.</p>", "<p/>"),
    "a blank paragraph": ("MH548", r"<p>An article without heading.</p>", "<p>  </p>"),
    "a mark of two notes": ("MH556", r'marker="2"', 'marker="1"'),
    "a mark that leads to another note": ("MH556", r'(<noteRef [^>]*marker=")[^"]*"', r'\g<1>9"'),
    "a note without a mark": ("MH555", r'marker="1"', 'marker=""'),
    "a reference that leads nowhere": ("MH560", r'href="#att_2">Annex', 'href="#att_9">Annex'),
    "a citation that leads to another document": ("MH565", r"2005-01-01/60-(\d+)", r"2005-01-01/59-\1"),
    "another date of publication": ("MH538", r'<publication date="2025-01-17"', '<publication date="2025-01-18"'),
    "another date in the IRI": ("MH531", r'FRBRdate date="2025-01-14"', 'FRBRdate date="2025-01-16"'),
    "another number of publication": ("MH538", r'number="A-79-729"/>', 'number="A-79-730"/>'),
    "the language of the Expression": ("MH532", r'FRBRlanguage language="eng"', 'FRBRlanguage language="fra"'),
    "another language on the pages": ("MH549", r'refersTo="#eng">English', 'refersTo="#spa">Spanish'),
    "another original language": ("MH549", r'refersTo="#spa">Spanish', 'refersTo="#eng">English'),
    "another country": ("MH523", r'FRBRcountry value="un"', 'FRBRcountry value="pe"'),
    "a component with another name": ("MH537", r'(eId="wcmp_att_2" name=")declaration', r"\g<1>annex"),
    "an attachment of another Work": ("MH531", r'(annex_1"/>\s*<FRBRuri value="[^"]*)729"', r'\g<1>730"'),
    "an attachment without a relation": ("MH567", r'<hasAttachment eId="has_att_2"[^>]*/>', ""),
    "a file older than its text": (
        "MH557", r'(<FRBRuri value="[^"]*@\.xml"/>\s*<FRBRdate date=")2025-01-17', r"\g<1>2025-01-16",
    ),
    "a life that begins on another day": ("MH558", r'eref_1" date="2025-01-14"', 'eref_1" date="2024-01-14"'),
    "an event of what is absent": ("MH560", r'source="#corrected-by_2"', 'source="#corrected-by_9"'),
    "a mark that leads to a paragraph": ("MH556", r'(<noteRef [^>]*href=")#[^"]*"', r'\g<1>#para_1"'),
    "a heading without words": ("MH548", r"<heading([^>]*)>Persons</heading>", r"<heading\1/>"),
    "a note without words": ("MH548", r"(<authorialNote[^>]*>\s*)<p>.*?</p>(?=\s*</authorialNote>)", r"\1<p/>"),
    "a paragraph of a blank": ("MH548", r"<p>An article without heading.</p>", "<p>\u00a0</p>"),
    "a picture from the web": ("MH559", r'<img src="', '<img src="https://example.org/'),
    "a picture of another folder": ("MH559", r'<img src="', '<img src="../'),
    "a character that is lost": ("MH568", r">Another\.<", ">Anoth\ufffdr.<"),
    "two titles": ("MH569", r'FRBRname value="Identical letters', 'FRBRname value="Similar letters'),
    "an author that is not declared": ("MH526", r'FRBRauthor href="#un-ga"', 'FRBRauthor href="#nobody"'),
    "a role that is not declared": ("MH560", r'as="#ambassador"', 'as="#admiral"'),
    "a maker that is not declared": ("MH527", r'proprietary source="#masthead"', 'proprietary source="#nobody"'),
    "an empty number": ("MH544", r"<num>\(ii\)</num>", "<num> </num>"),
}  # fmt: skip


@pytest.fixture(scope="module")
def text(everything: Document) -> str:
    return render_akn(everything)


@pytest.mark.long
@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_that_the_schema_accepts_is_found(text: str, defect: str) -> None:
    code, old, new = DEFECTS[defect]
    changed, count = re.subn(re.sub(r"(?<=>)<", r"\\s*<", old), new, text, count=1)
    assert count == 1
    assert validate_akn(changed.encode(), "x") == ()
    assert code in {fault.code for fault in check_akn(changed.encode(), "x")}


def test_one_cause_is_one_finding(text: str) -> None:
    """A program that says the language of every paragraph makes thousands of breaches of one rule."""
    changed = text.replace("<p>", '<p xml:lang="en">')
    assert changed.count('xml:lang="en"') > 80
    (found,) = [fault for fault in check_akn(changed.encode(), "x") if fault.code == "MH554"]
    assert re.search(r"and at \d+ more places: lines (\d+, ){5}…", found.wrong)


def test_few_different_findings_are_told_one_by_one(text: str) -> None:
    changed = text.replace("<num>(i)</num>", "<num>(v)</num>").replace("<num>(ii)</num>", "<num>(vi)</num>")
    assert [fault.code for fault in check_akn(changed.encode(), "x")].count("MH574") > 1


def test_what_the_house_lets_pass_is_no_defect() -> None:
    """The same asterisk on two pages, pinned numbers, a paragraph that holds a list alone, a table without words."""
    note = '<note mark="*"><text>N.</text></note>'
    letter = (
        f"<paragraph>A{note}.</paragraph><paragraph>B{note}.</paragraph><numbered number='2 bis'>C.</numbered>"
        "<numbered number='A.1'>D.</numbered>"
        "<paragraph>E:<list><point><list kind='romans'><point>x</point></list></point></list></paragraph>"
        "<table numbered='true'><title></title><row><cell></cell></row></table>"
    )
    attached = f"<annex number='XII (a)'><title>T{note}</title><body><paragraph>F{note}.</paragraph></body></annex>"
    text = render_akn(resolve(load(parse("x.xml", source(letter=letter, attached=attached)))))
    assert check_akn(text.encode(), "x") == ()
