"""Each kind of block by itself: the mark-up that it becomes, to the letter.

A file of ``golden/`` has what stands in the annex's body in the source, a line ``----``, and the main body or preamble.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from akn.conftest import document_of
from akn.readers import NAMES, one
from lxml import etree

from pipeline.akn.checks import check_akn
from pipeline.akn.schema import validate_akn
from pipeline.render.akn import render_akn
from pipeline.source.grammar.check import grammar_faults
from pipeline.xmlio.parse import parse

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("*.txt"))
_PARSER = etree.XMLParser(remove_blank_text=True)


@pytest.mark.parametrize("case", GOLDEN, ids=lambda path: path.stem)
def test_the_mark_up_of(lima: Path, tmp_path: Path, case: Path) -> None:
    written, _, expected = case.read_text("utf-8").partition("\n----\n")
    text = lima.read_text("utf-8")
    start = text.index("<body>", text.index("<annex")) + len("<body>")
    source = tmp_path / "x.xml"
    source.write_text(text[:start] + written + text[text.index("</body>", start) :], encoding="utf-8")
    assert grammar_faults(parse("x.xml", source.read_bytes())) == ()
    data = render_akn(document_of(source)).encode()
    assert validate_akn(data, case.stem) == ()
    assert check_akn(data, case.stem) == ()
    names = f'xmlns="{NAMES["a"]}" xmlns:akn4un="{NAMES["u"]}"'
    wanted = etree.fromstring(f"<holder {names}>{expected}</holder>", _PARSER)[0]
    part = etree.QName(wanted).localname
    found = one(etree.fromstring(data, _PARSER), f"//a:attachment/a:doc/a:{part}")
    assert _canonical(found) == _canonical(wanted)


def _canonical(element: etree._Element) -> str:
    text: str = etree.canonicalize(etree.tostring(element, encoding="unicode", with_tail=False))
    return text
