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
