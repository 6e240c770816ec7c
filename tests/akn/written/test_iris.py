"""Whatever signs a symbol or the name of a dictionary has, the IRIs made of it are whole, and lead back to it."""

from __future__ import annotations

import pytest
from lxml import etree

from pipeline.akn.checks import check_akn
from pipeline.akn.iri import number_token, reference
from pipeline.akn.schema import validate_akn
from pipeline.importing import import_akn
from pipeline.render.akn import Shape, render_akn
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.xmlio.parse import parse

SOURCE = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
  <record>
    <relation is="addendum" symbol="{symbol}" date="2025-07-01"/>
    <subject dictionary="{dictionary}">WATER</subject>
  </record>
  <masthead>
    <issue organ="general-assembly" session="80">{own}</issue>
    <issued when="2025-08-20"/><original in="en"/><job number="25-12345"/>
  </masthead>
  <letter>
    <title><kind>Letter</kind> dated <date when="2025-08-18">18 August 2025</date> from the
      <sender>Representative of Peru</sender> addressed to the <addressee>Secretary-General</addressee></title>
    <body><paragraph>Words.</paragraph></body>
    <closing><signature><name>Ana <surname>Quispe</surname></name><post>Ambassador</post></signature></closing>
  </letter>
</document>
"""


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize(
    "sign", ["%", "100% water", "#x", "##", "?q=1", "a|b^{c}", "&lt;x>", "https://example.org/%#a#b"]
)
def test_names_with_any_sign(sign: str, shape: Shape) -> None:
    own = f"<symbol>A/80/{sign.replace(' ', '').replace('://', ':')}</symbol>"
    source = SOURCE.format(symbol=sign, dictionary=sign, own=own)
    data = render_akn(resolve(load(parse("x.xml", source.encode()))), shape=shape).encode()
    assert validate_akn(data, "x") == ()
    assert check_akn(data, "x") == ()
    back, _ = import_akn(data, "x.akn.xml")
    subject = etree.fromstring(back.encode()).find(".//{*}subject")
    assert subject is not None
    if "://" not in sign:
        assert subject.get("dictionary") == sign.replace("&lt;", "<")


@pytest.mark.parametrize("shape", Shape)
def test_a_symbol_that_nobody_has_assigned_may_be_empty(shape: Shape) -> None:
    source = SOURCE.format(symbol="A/80/1", dictionary="UNBIS", own='<symbol state="unassigned"/>')
    data = render_akn(resolve(load(parse("x.xml", source.encode()))), shape=shape).encode()
    assert validate_akn(data, "x") == ()
    assert check_akn(data, "x") == ()
    assert b"/2025-08-18/nn/" in data


def test_what_needs_no_escape_stays() -> None:
    assert number_token("A/C.1/80/L.2/Rev.1") == "A-C.1-80-L.2-Rev.1"
    assert number_token("A/61/…") == "A-61-nn"
    assert reference("UNBIS Thesaurus") == "UNBIS Thesaurus"
    assert reference("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
