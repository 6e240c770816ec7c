"""Lists in running text stay in the line of their paragraph, in the text too, and their notes come after all of it."""

from __future__ import annotations

import pytest
from building import built
from docx_files import read
from look.building import source
from sampling import every

from pipeline.outputs import Format

_ALL = tuple(Format)
_BUT_WORD = (Format.PDF, Format.AKN, Format.HTML, Format.TXT)
_NOTE = "<note><text>{words}</text></note>"
_LIST = '<list kind="letters" inline="true">{points}</list>'


def _text(paragraph: str, formats: tuple[Format, ...]) -> str:
    """The text of a letter that is built, and compared, in these outputs."""
    data = source(letter=f"<paragraph>{paragraph}</paragraph><paragraph>Beta.</paragraph>")
    return built(data, formats).outputs[Format.TXT].decode()


def test_the_points_stand_in_the_line_of_their_paragraph() -> None:
    points = "<point>in <emphasis>spring</emphasis>;</point><point>in autumn.</point>"
    text = _text(f"They met: {_LIST.format(points=points)}", _ALL)
    assert "\n\nThey met: (a) in spring; (b) in autumn.\n\nBeta.\n" in text


def test_what_follows_the_list_stands_in_the_line_too() -> None:
    """A list of its own does not, nor what follows that."""
    first = _LIST.format(points="<point>now;</point><point>then,</point>")
    own = '<list kind="letters"><point>A list of its own.</point></list>'
    text = _text(f"They met: {first} as was said:{own}So it was.", _BUT_WORD)
    assert (
        "\n\nThey met: (a) now; (b) then, as was said:\n\n    (a) A list of its own.\n\nSo it was.\n\nBeta.\n" in text
    )


def test_notes_of_such_a_line_are_read_after_it() -> None:
    points = f"<point>now;{_NOTE.format(words='Two.')}</point><point>then.{_NOTE.format(words='Three.')}</point>"
    paragraph = f"They met:{_NOTE.format(words='One.')} {_LIST.format(points=points)}"
    text = _text(paragraph, _BUT_WORD)
    assert "They met:[1] (a) now;[2] (b) then.[3]\n" in text


_TWO = _LIST.format(points="<point>now;</point><point>then,</point>")
_NOTED = _LIST.format(points=f"<point>now;{_NOTE.format(words='A.')}</point><point>then,</point>")
_ROMANS = '<list kind="romans" inline="true"><point>here;</point><point>there,</point></list>'
_OWN = "<list><point>A list of its own.</point></list>"
_QUOTED = f"<quotation><paragraph>They: {_TWO} he said.</paragraph></quotation>"
_MIXED = (
    '<point xml:lang="fr">présent</point><point xml:lang="ar">الآن.</point><point xml:lang="zh">现在</point>'
    '<point number="z">then,</point>'
)
_LINES = {
    f"They met: {_TWO} it said.": "They met: (a) now; (b) then, it said.",
    f"They: {_TWO} so; {_ROMANS} it said.": "They: (a) now; (b) then, so; (i) here; (ii) there, it said.",
    f"They: {_TWO}{_ROMANS} it said.": "They: (a) now; (b) then, (i) here; (ii) there, it said.",
    f"{_TWO} it began.": "(a) now; (b) then, it began.",
    f"{_TWO}": "(a) now; (b) then,",
    f"They{_NOTE.format(words='N.')}: {_NOTED} so{_NOTE.format(words='M.')}.": "",
    f"They: {_TWO} as said:{_OWN}So: {_ROMANS} and so on.": "So: (i) here; (ii) there, and so on.",
    f"They: {_TWO} as said:{_QUOTED}And so on.": "They: (a) now; (b) then, he said.",
    f"They: {_LIST.format(points=_MIXED)} <emphasis>it</emphasis> said.": "",
}
_HOLDERS = {
    "paragraph": "<paragraph>{0}</paragraph>",
    "numbered": "<numbered>{0}</numbered>",
    "item": "<operative><item>{0}</item><item>Beta.</item></operative>",
    "recital": "<preamble><opening>{0}</opening><recitals><recital>{0}</recital></recitals></preamble>",
    "point": "<list><point>{0}</point></list>",
    "deeper point": "<numbered>G: <list><point>D: <list><point>{0}</point></list></point></list></numbered>",
    "quotation": "<quotation><paragraph>{0}</paragraph></quotation>",
    "resolution": "<resolution><title>R</title><recital>{0}</recital><item>{0}</item></resolution>",
}


@pytest.mark.long
@pytest.mark.parametrize("holder", every(3, _HOLDERS))
def test_such_a_list_may_stand_in_every_paragraph(holder: str) -> None:
    """At its beginning, end, several in one, with notes, in other languages, after a list of its own."""
    body = "".join(_HOLDERS[holder].format(paragraph) for paragraph in _LINES)
    made = built(source(attached=f"<annex><title>T</title><body>{body}</body></annex>")).outputs
    text = made[Format.TXT].decode().splitlines()
    assert not [line for line in text if line != line.rstrip() or "  " in line.lstrip()]
    if holder in ("point", "deeper point"):  # whose letters and numbers are those of a level below
        return
    word = [paragraph.text for paragraph in read(made[Format.DOCX])]
    for line in filter(None, _LINES.values()):
        assert [found for found in text if found.endswith(line)], line
        assert [found for found in word if found.endswith(line)], line
        assert not [found for found in word if found == f" {line}"], line


def test_what_leads_to_such_a_list_leads_to_its_first_point() -> None:
    """In Akoma Ntoso, points whose id says that they are the paragraph's have no list around them."""
    points = '<point id="p">now;</point><point>then,</point>'
    lists = f'<list id="i" inline="true">{points}</list> so: <list id="o"><point>own.</point></list>'
    led = '<paragraph>See <ref to="i">the list</ref>, <ref to="p"/>, <ref to="o">the other</ref>.</paragraph>'
    data = source(attached=f"<annex><title>T</title><body><paragraph>They: {lists}</paragraph>{led}</body></annex>")
    made = built(data).outputs[Format.AKN].decode()
    assert '<ref href="#att_1__para_1__subpara_a">the list</ref>' in made
