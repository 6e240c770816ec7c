"""Vote, steps and keywords of a published file are those of the source, States by their codes."""

from __future__ import annotations

import pytest

from pipeline.importing import import_akn
from pipeline.outputs import Format
from pipeline.published import import_published
from tests.building import built
from tests.published.files import DECIDES, collection, paragraph, resolution

_META = """<classification source="x"><keyword value="water" href="http://metadata.un.org/thesaurus/1 2" showAs="water"
 dictionary="UNBIS"/><keyword value="water" href="http://metadata.un.org/thesaurus/1 2" showAs="water"
 dictionary="UNBIS"/><keyword refersTo="agenda" value="25b" showAs="RIVERS" dictionary="A/80/251"/></classification>
<workflow source="#un"><step date="2025-10-16" outcome="draftResolution" as="A/80/L.7" by="Peru and Chile"/>
<step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by=""/>
<step date="0001-01-01" outcome="recommendedForAdoption" as="A/80/534" by="" refersTo="7"/>
<step date="2025-11-04" outcome="adopted" as="A/80/PV.28" by=""/></workflow>
<analysis source="#un"><parliamentary><voting outcome="adoptedRecordedVote"><count value="002" refersTo="inFavour">
<voters><organization>PERU</organization><organization>CHILE</organization></voters></count>
<count value="001" refersTo="against"><voters><organization>ATLANTIS</organization></voters></count>
</voting></parliamentary></analysis></meta>"""


def test_what_the_metadata_tell() -> None:
    data = resolution(DECIDES.replace("2.", "1.")).replace(b"</meta>", _META.encode())
    made = import_published(data, "published.xml")
    assert [fault.code for fault in made.faults] == ["MH745"]
    assert 'status="unofficial"' in made.text
    assert made.text.count("<subject") == 2
    assert '<subject dictionary="UNBIS" href="http://metadata.un.org/thesaurus/1%202">water</subject>' in made.text
    assert '<subject about="agenda" dictionary="A/80/251" value="25b">RIVERS</subject>' in made.text
    after = " ".join(made.text.partition("</body>")[2].split()).replace("> <", "><")
    assert '<vote outcome="recorded"><in-favour states="PE CL"/><against count="1"/></vote>' in after
    assert '<step is="draft" date="2025-10-16" symbol="A/80/L.7" states="PE CL">Peru and Chile</step>' in after
    assert '<step is="recommended" symbol="A/80/534" paragraph="7">' in after
    assert "additional-sponsors" not in after


def _voting(outcome: str, **sides: tuple[str, ...]) -> str:
    """A vote as published; ``sides`` are the names of the States."""
    counts = "".join(
        f'<count value="{len(names):03}" refersTo="{side}"><voters>'
        + "".join(f"<organization>{name}</organization>" for name in names)
        + "</voters></count>"
        for side, names in sides.items()
    )
    held = counts or '<quorum value=""/>'
    voting = f'<voting outcome="{outcome}">{held}</voting>'
    return f'<analysis source="#un"><parliamentary>{voting}</parliamentary></analysis></meta>'


@pytest.mark.parametrize(
    ("vote", "expected"),
    [
        (_voting("adoptedWithoutVote"), '<vote outcome="without-vote"/>'),
        (_voting("adoptedByMail", inFavour=("PERU",)), '<vote outcome="by-mail"><in-favour states="PE"/></vote>'),
        (
            _voting("adoptedRecordedVote", inFavour=("PERU",), against=("CHILE",), abstaining=("BRAZIL", "NORWAY")),
            '<vote outcome="recorded"><in-favour states="PE"/><against states="CL"/><abstaining states="BR NO"/>',
        ),
        (
            _voting("adoptedRecordedVote", inFavour=()).replace('"000"', '"120"'),
            '<vote outcome="counted"><in-favour count="120"/></vote>',
        ),
    ],
)
def test_each_kind_of_vote(vote: str, expected: str) -> None:
    data = resolution(DECIDES.replace("2.", "1.")).replace(b"</meta>", vote.encode())
    assert expected in " ".join(import_published(data, "published.xml").text.split()).replace("> <", "><")


def _parts(*votes: str) -> bytes:
    """A collection of as many resolutions; each has its vote, and the collection has the first of them, too."""
    body = paragraph("\tDecides so.")
    data = collection(*(("AB"[at], "Rivers", body) for at in range(len(votes))))
    pieces = data.split(b"</meta>")
    ends = (votes[0], *votes)
    return b"".join(piece + end.encode() for piece, end in zip(pieces, (*ends, ""), strict=True))


def test_a_collection_keeps_the_vote_on_each_of_its_resolutions() -> None:
    first = _voting("adoptedRecordedVote", inFavour=("PERU",), against=("CHILE",))
    made = import_published(_parts(first, _voting("adoptedWithoutVote")), "published.xml")
    assert made.faults == ()
    text = " ".join(made.text.split()).replace("> <", "><")
    assert text.count("<vote ") == 2
    assert '<vote part="A" outcome="recorded"><in-favour states="PE"/><against states="CL"/></vote>' in text
    assert '<vote part="B" outcome="without-vote"/>' in text
    akn = built(made.text, (Format.AKN,)).outputs[Format.AKN]
    assert built(import_akn(akn, "x.akn.xml")[0], (Format.AKN,)).outputs[Format.AKN] == akn
    assert akn.count(b"akn4un:part=") == 2


def test_a_collection_whose_resolutions_tell_of_no_vote_has_that_of_its_own() -> None:
    data = _parts(_voting("adoptedWithoutVote"), "</meta>")
    data = data.replace(_voting("adoptedWithoutVote").encode(), b"</meta>").replace(
        b"</meta>", _voting("adoptedWithoutVote").encode(), 1
    )
    assert '<vote outcome="without-vote"/>' in import_published(data, "published.xml").text
