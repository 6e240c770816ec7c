"""Vote, steps and keywords of a published file are those of the source, States by their codes."""

from __future__ import annotations

from pipeline.published import import_published
from tests.published.files import DECIDES, resolution

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
