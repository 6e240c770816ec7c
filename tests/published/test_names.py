"""The publisher's eIds and IRIs are kept: in the source, in the Akoma Ntoso, and on the way back."""

from __future__ import annotations

from lxml import etree

from pipeline.importing import import_akn
from pipeline.outputs import Format
from pipeline.published import import_published
from tests.building import built
from tests.published.files import DECIDES, paragraph, recital, resolution

_AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def test_names_are_kept() -> None:
    data = resolution(
        paragraph('\t<span class="italic">Welcomes</span>:', "1.", eid="para_7"),
        paragraph("\t(a)\tThe report;", eid="para_8"),
        paragraph("Care", css="H23", eid="para_88"),
        DECIDES,
        recitals=recital('<span class="italic">Recalling</span> it,').replace(
            "<container", '<container eId="container_2"'
        ),
    )
    source = import_published(data, "published.xml").text
    akn = built(source, (Format.AKN,)).outputs[Format.AKN]
    root = etree.fromstring(akn)
    told = {each.get("wId"): " ".join("".join(each.itertext()).split()) for each in root.iter() if each.get("wId")}
    assert told.keys() == {"container_2", "para_7", "para_8", "para_88", "para_9"}
    assert told["container_2"] == "Recalling it,"
    assert told["para_8"].endswith("The report;")
    assert told["para_88"].startswith("Care")
    aliases = root.xpath("//a:FRBRalias[@name='published']/@value", namespaces=_AKN)
    work = "/akn/un/statement/deliberation/unga/2025-11-04/80-999/"
    assert aliases == [work, f"{work}eng@/"]
    again, _ = import_akn(akn, "again.akn.xml")
    assert built(again, (Format.AKN,)).outputs[Format.AKN] == akn


def test_notes_and_headings_of_articles_keep_theirs() -> None:
    """The eId of a number that stands alone is that of ``num``, that of the heading after it is the article's."""
    note = '<authorialNote marker="1" placement="bottom" eId="authorialNote_1"><p>A note.</p></authorialNote>'
    annex = (
        '<attachments><attachment><doc name="annex"><mainBody>'
        + paragraph("Annex", css="H1", eid="para_3")
        + paragraph("Article 1", css="H23", eid="para_4")
        + paragraph("Care of rivers", css="H23", eid="para_5")
        + paragraph(f"\tStates care for rivers{note}.", "1.", eid="para_6")
        + "</mainBody></doc></attachment></attachments>"
    )
    whole = resolution(paragraph("\tDecides so.", eid="para_1"))
    data = whole.partition(b"<conclusions>")[0] + annex.encode() + b"</statement></akomaNtoso>"
    source = import_published(data, "published.xml").text
    assert 'wid="para_4" heading-wid="para_5"' in source
    assert '<note wid="authorialNote_1">' in source
    akn = built(source, (Format.AKN,)).outputs[Format.AKN]
    root = etree.fromstring(akn)
    told = {each.get("wId"): etree.QName(each).localname for each in root.iter(etree.Element) if each.get("wId")}
    assert (told["para_4"], told["para_5"], told["authorialNote_1"]) == ("num", "article", "authorialNote")
    back, _ = import_akn(akn, "again.akn.xml")
    assert 'wid="para_4" heading-wid="para_5"' in back
    assert built(back, (Format.AKN,)).outputs[Format.AKN] == akn
