"""Decisions, drafts, votes, steps and keywords: what is printed, what the Akoma Ntoso tells, what comes back."""

from __future__ import annotations

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pdfplumber
import pytest
from lxml import etree

from pipeline.akn.citing.cite import cite
from pipeline.akn.states import state_code, state_names
from pipeline.checks import check_source
from pipeline.importing import import_akn
from pipeline.outputs import Format
from pipeline.skeletons import skeleton_of
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.source.model.places import without_places
from pipeline.verify.akn import verify_akn
from pipeline.work import document_of
from pipeline.xmlio.parse import parse
from tests.building import built

SOURCES = Path(__file__).parent / "sources"
ACTS = ("adopted-part", "adopted-body", "adopted-rights", "draft-committee", "draft-council", "decision")
_AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "u": "http://un.org/akn4un"}


def akn(name: str) -> etree._Element:
    return etree.fromstring(built(SOURCES / f"{name}.xml").outputs[Format.AKN])


def text(name: str) -> str:
    return built(SOURCES / f"{name}.xml").outputs[Format.TXT].decode()


def values(root: etree._Element, path: str) -> list[str]:
    return [str(each) for each in root.xpath(path, namespaces=_AKN)]


@pytest.mark.parametrize("name", ACTS)
def test_every_output_says_it_and_the_source_comes_back(name: str) -> None:
    path = SOURCES / f"{name}.xml"
    done = built(path)
    assert set(done.outputs) == set(Format)
    again, lost = import_akn(done.outputs[Format.AKN], f"{name}.akn.xml")
    assert [fault.code for fault in lost] == ["MH591", "MH592", "MH593"]
    source, read = load(parse("given.xml", path.read_bytes())), load(parse("again.xml", again.encode()))
    assert without_places(read.letter.adoption) == without_places(source.letter.adoption)
    assert (read.subjects, read.status, read.letter.kind) == (
        tuple(without_places(each) for each in source.subjects),
        source.status,
        source.letter.kind,
    ) or without_places(read.subjects) == without_places(source.subjects)


@pytest.mark.parametrize(
    ("name", "uri", "kind"),
    [
        ("decision", "/akn/un/statement/deliberation/un-ga/2025-10-06/80-501", "decision"),
        ("draft-committee", "/akn/un/statement/deliberation/un-ga/2025-10-14/A-C.1-80-L.12", "resolutionDraft"),
        ("draft-council", "/akn/un/statement/deliberation/un-sc/2025-02-14/S-2025-100", "resolutionDraft"),
        ("adopted-part", "/akn/un/statement/deliberation/un-ga/2021-07-07/75-257_B", "resolution"),
    ],
)
def test_each_is_a_deliberation(name: str, uri: str, kind: str) -> None:
    root = akn(name)
    assert values(root, "a:statement/@name") == [kind]
    assert values(root, "//a:FRBRWork/a:FRBRuri/@value")[0] == uri


def test_the_vote_is_told_as_the_united_nations_tell_it() -> None:
    root = akn("adopted-part")
    assert values(root, "//a:voting/@outcome") == ["#adoptedRecordedVote", "#adoptedWithoutVote"]
    assert values(root, "//a:voting/@u:part") == ["C"]
    counts = [(each.get("refersTo"), each.get("value")) for each in root.iterfind(".//a:count", _AKN)]
    assert counts == [("#inFavour", "3"), ("#against", "2"), ("#abstaining", "11")]
    names = values(root, "//u:voters/a:organization/text()")
    assert names == ["COTE D'IVOIRE", "GERMANY", "TÜRKİYE", "ISRAEL", "UNITED STATES"]
    without = akn("decision")
    assert values(without, "//a:voting/@outcome") == ["#adoptedWithoutVote"]
    assert values(without, "//a:voting/a:quorum/@value") == [""]


def test_the_steps_are_told_in_their_order() -> None:
    steps = [
        (each.get("date"), each.get("outcome"), each.get("as"), each.get("by"))
        for each in akn("adopted-part").iterfind(".//a:step", _AKN)
    ]
    assert steps == [
        ("2021-07-01", "#draftResolution", "A/75/L.107", "Australia and Belgium (100%25 of %231%3A %5Bx%5D)"),
        ("0001-01-01", "#draftResolutionAdditionalSponsors", None, "Czechia"),
        ("2021-07-02", "#recommendedForAdoption", "A/75/534", ""),
        ("2021-07-07", "#adopted", "A/75/PV.90 (Resumption 1)", ""),
    ]
    draft = akn("draft-committee")
    assert values(draft, "//a:docProponent/text()") == ["Chile, Egypt", " and Peru"]
    own = draft.find(".//a:step", _AKN)
    assert own is not None
    assert (own.get("as"), own.get("by")) == ("A/C.1/80/L.12", "Chile, Egypt and Peru")


def test_keywords_have_dictionary_and_address() -> None:
    found = [
        tuple(each.get(name) for name in ("value", "showAs", "shortForm", "dictionary", "href"))
        for each in akn("adopted-part").iterfind(".//a:keyword", _AKN)
    ]
    assert found[1:4] == [
        ("women", "women", None, "UNBIS", "http://metadata.un.org/thesaurus/1007029"),
        ("5", "sdg_5", None, "SDGO", "http://metadata.un.org/sdg/5"),
        ("92", "EXTRAORDINARY CHAMBERS #1 50%", "TRIBUNALS", "A/75/251", None),
    ]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "adopted-part",
            (
                "75/257. Extraordinary Chambers in the Courts of Cambodia – residual functions\n\nB[1]\n",
                "90th (resumed) plenary meeting\nGeneva, 7 July 2021\n",
                "Unofficial copy for informational purposes only, prepared from the official electronic file",
            ),
        ),
        (
            "adopted-rights",
            (
                "[Adoptée par 2 voix contre 1, sans abstention. Les voix se sont réparties comme suit :\n",
                "42e séance\n6 octobre 2025\n",
                "Ont voté pour :\nAllemagne, France\n",
                "Ont voté contre :\nBrésil]",
            ),
        ),
        (
            "draft-committee",
            (
                "Distr.: Limited\n",
                "Eightieth session\nFirst Committee\nAgenda item 99 (b)\n",
                "Chile, Egypt* and Peru: draft resolution\n",
            ),
        ),
        ("draft-council", ("\nFrance: draft resolution\n", "\nOriginal: English\n")),
        (
            "decision",
            (
                "Decision adopted by the General Assembly on 6 October 2025\n",
                "[on the report of the Fifth Committee (A/80/534, para. 7)]",
            ),
        ),
    ],
)
def test_what_the_organ_prints_is_printed(name: str, lines: tuple[str, ...]) -> None:
    printed = text(name).replace("\u00a0", " ")
    for line in lines:
        assert line in printed
    assert "Adopted without a vote" not in printed
    assert "TÜRKİYE" not in printed


@pytest.mark.parametrize(
    ("name", "place", "citation"),
    [
        ("draft-committee", "para. 2", "A/C.1/80/L.12, para. 2"),
        ("adopted-part", "para. 2", "resolution 75/257 B, para. 2"),
    ],
)
def test_places_are_cited(name: str, place: str, citation: str) -> None:
    document = document_of(built(SOURCES / f"{name}.xml"))
    assert cite(document, place).citation == citation


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("decision", ' number="80/501"', "", "MH495"),
        ("decision", ' adopted="2025-10-06"', "", "MH495"),
        ("decision", "<body>", "<part>A</part><body>", "MH495"),
        ("draft-committee", 'kind="draft-resolution"', 'kind="draft-resolution" meeting="4"', "MH495"),
        ("draft-committee", 'kind="draft-resolution"', 'kind="resolution" number="80/1" adopted="2025-10-14"', "MH495"),
        ("draft-committee", "<title>Radioactive waste</title>", "", "MH495"),
        ("draft-committee", "</body>", '</body><vote outcome="without-vote"/>', "MH495"),
        ("draft-council", 'kind="draft-resolution"', 'kind="draft-decision"', "MH495"),
        ("draft-committee", 'states="CL EG PE"', 'states="CL XX PE"', "MH498"),
        ("draft-committee", 'states="CL EG PE"', 'states="CL PE PE"', "MH498"),
        ("draft-committee", "<act>Decides</act>", "Decides", "MH497"),
        ("adopted-part", 'states="IL US"', 'states="IL TR"', "MH498"),
        ("adopted-part", 'states="IL US"', 'count="3" states="IL US"', "MH498"),
        ("decision", 'outcome="without-vote"', 'outcome="recorded"', "MH498"),
        ("adopted-rights", "paragraph>", "numbered>", "MH467"),
        ("draft-committee", "numbered>", "paragraph>", "MH467"),
    ],
)
def test_what_does_not_fit_is_told(name: str, old: str, new: str, code: str) -> None:
    source = (SOURCES / f"{name}.xml").read_text("utf-8")
    assert old in source
    parsed = parse("given.xml", source.replace(old, new, 2 if old.endswith(">") else 1).encode())
    assert grammar_faults(parsed) == ()
    assert code in [fault.code for fault in check_source(load(parsed), parsed)]


@pytest.mark.parametrize("name", ACTS)
def test_as_it_stands_nothing_is_found(name: str) -> None:
    parsed = parse("given.xml", (SOURCES / f"{name}.xml").read_bytes())
    assert [str(fault) for fault in check_source(load(parsed), parsed)] == []


def test_states_are_those_of_the_published_votes(corpus: Path) -> None:
    names = set[str]()
    for path in (corpus / "corpus" / "akn4un").glob("*.xml"):
        found = etree.parse(path).iterfind(".//a:count//a:organization", _AKN)
        names |= {" ".join((each.text or "").split()) for each in found}
    assert len(names) > 180
    assert {name for name in names if state_names().get(state_code(name)) != name} == set()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("adopted-part", 'outcome="#adoptedRecordedVote"', 'outcome="#adoptedWithoutVote"'),
        ("adopted-part", ">GERMANY<", ">FRANCE<"),
        ("adopted-part", '<count value="11"', '<count value="12"'),
        ("adopted-part", 'date="2021-07-02"', 'date="2021-07-03"'),
        ("adopted-part", 'by="Czechia"', 'by="Chad"'),
        ("adopted-part", "thesaurus/1007029", "thesaurus/1007028"),
        ("draft-committee", 'akn4un:states="CL EG PE"', 'akn4un:states="CL PE"'),
        ("decision", 'as="A/80/PV.42"', 'as="A/80/PV.43"'),
    ],
)
def test_verify_reads_vote_steps_and_keywords_back(name: str, old: str, new: str) -> None:
    done = built(SOURCES / f"{name}.xml")
    document, data = document_of(done), done.outputs[Format.AKN].decode()
    assert old in data
    assert verify_akn(document, data.encode()) == ()
    assert {fault.code for fault in verify_akn(document, data.replace(old, new).encode())} == {"MH639"}


def test_numbers_run_through_the_headings() -> None:
    printed = text("adopted-body")
    for line in (
        "The General Assembly\n\nI. General\n\n1. Adopts",
        "    (a) To act, and in particular:\n\n        (i) At home;\n",
        "II. Budget\n\n3. Approves",
        "\nAnnex\n\nDeclaration\n\n1. We reaffirm",
        "\nAppendix without a word\n\nWords of it.\n",
    ):
        assert line in printed


@pytest.mark.parametrize(
    ("name", "lost"), [("draft-committee", "<note"), ("adopted-part", "<step"), ("adopted-part", "<vote")]
)
def test_a_corrigendum_repeats_the_head_without_its_notes_and_its_proceedings(name: str, lost: str) -> None:
    path = SOURCES / f"{name}.xml"
    base = path.read_text("utf-8")
    made = skeleton_of("corrigendum", load(parse(str(path), base.encode())))
    assert lost in base
    assert lost not in made
    parsed = parse("new.xml", made.encode())
    assert grammar_faults(parsed) == ()
    assert check_source(load(parsed), parsed) == ()


def test_an_unofficial_copy_says_so_in_every_output_and_in_the_metadata() -> None:
    outputs = built(SOURCES / "adopted-part.xml").outputs
    line = "Unofficial copy for informational purposes only, prepared from the official electronic file"
    with pdfplumber.open(io.BytesIO(outputs[Format.PDF])) as opened:
        assert all(line in page.extract_text() for page in opened.pages)
    with ZipFile(io.BytesIO(outputs[Format.DOCX])) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    feet = [re.sub("<[^>]+>", "", part) for name, part in parts.items() if "/footer" in name]
    assert feet
    assert all(line in foot for foot in feet)
    assert "unofficial" in "".join(part for name, part in parts.items() if name.startswith("docProps/"))
    for format_ in (Format.HTML, Format.TXT, Format.AKN):
        assert line in outputs[format_].decode()
    assert '<meta name="keywords" content="women, sdg_5">' in outputs[Format.HTML].decode()
    root = akn("adopted-part")
    assert values(root, "//a:FRBRWork/a:FRBRauthoritative/@value") == ["false"]
    assert values(root, "//u:documentStatus/text()") == ["unofficial"]


def test_a_title_that_is_a_part_of_the_symbol_is_no_fault_of_the_heads() -> None:
    source = (SOURCES / "decision.xml").read_text("utf-8")
    changed = source.replace("<title>Appointment of members of a committee</title>", "<title>80</title>")
    assert changed != source
    assert Format.DOCX in built(changed, (Format.DOCX,)).outputs
