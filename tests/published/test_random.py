"""Files changed at random: none ends in a traceback, and no word is lost without an error."""

from __future__ import annotations

import random
from copy import deepcopy

import pytest
from lxml import etree

from pipeline.errors import MastheadError
from pipeline.published import import_published
from tests.published.files import DECIDES, paragraph, recital, resolution

_NAMES = ("p", "paragraph", "content", "list", "point", "num", "container", "subheading", "span", "table", "tr", "td")
_WORDS = ("", "\t(a)\tNew words;", "New words,", "I.", "2.", "(iv)", "…", "\t3 –\twords", "A/RES/1/2", "•\tWords;")
_FILE = resolution(
    paragraph('\t<span class="italic">Welcomes</span>:', "1."),
    paragraph("\t(a)\tThe report;"),
    paragraph("\t(i)\tOf the river;"),
    paragraph("and the lake;"),
    paragraph("The river", css="H23"),
    '<container name="table"><table><tr><td><p>One</p></td><td colspan="2"><p>Two</p></td></tr></table></container>',
    DECIDES,
    recitals=recital('<span class="italic">Recalling</span> <a href="https://docs.un.org/en/A/RES/78/50">78/50</a>,'),
    after='<attachments><attachment><doc name="annex"><mainBody><paragraph class="H1"><subheading>Annex I</subheading>'
    "</paragraph><paragraph><num>1.</num><content><p>\tWords.<authorialNote marker='1'><p>Note.</p></authorialNote></p>"
    "</content></paragraph></mainBody></doc></attachment></attachments>",
)


def changed(data: bytes, seed: int) -> bytes:
    """The file with some of its elements moved, copied, renamed, emptied, filled or taken out."""
    drawn = random.Random(seed)  # noqa: S311 - a test draws the same again
    root = etree.fromstring(data)
    for _ in range(drawn.randint(1, 6)):
        inside = [each for each in root.iter(etree.Element) if each.getparent() is not None]
        if not inside:
            break
        element, other = drawn.choice(inside), drawn.choice(inside)
        parent = element.getparent()
        assert parent is not None
        match drawn.randrange(7):
            case 0:
                parent.remove(element)
            case 1:
                parent.insert(drawn.randrange(len(parent) + 1), deepcopy(element))
            case 2:
                element.tag = f"{{{etree.QName(root).namespace}}}{drawn.choice(_NAMES)}"
            case 3:
                element.text = drawn.choice(_WORDS)
            case 4:
                element.tail = drawn.choice(_WORDS)
            case 5 if other not in (element, *element.iterdescendants()) and other is not element:
                other.append(element)
            case _:
                element.attrib.clear()
    return etree.tostring(root)


def unforeseen(data: bytes) -> list[str]:
    """What nobody foresaw of a file that comes in, or is refused with a finding: a fault of ours."""
    try:
        faults = import_published(data, "published.xml").faults
    except MastheadError as error:
        faults = error.faults
    return [str(fault) for fault in faults if fault.code == "MH744"]


@pytest.mark.parametrize("seed", range(25))
def test_a_changed_file(seed: int) -> None:
    assert unforeseen(changed(_FILE, seed)) == []


@pytest.mark.long
def test_many_changed_files() -> None:
    for seed in range(1000, 2000):
        assert unforeseen(changed(_FILE, seed)) == []
