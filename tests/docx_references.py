"""Places of every kind in an annex, what references say of them, and references that touch."""

from __future__ import annotations

REFERS = "Refers: "
_PLACES = """<section numbered="true" id="s1"><heading>Rivers</heading><numbered id="n1">One.</numbered>
<numbered id="n2">Two:<list kind="letters"><point id="n2a">x:<list kind="romans">
<point id="n2ai">y</point></list></point>
</list></numbered></section>
<section numbered="true" id="s2"><heading>Lakes</heading><section numbered="true" id="s2a"><heading>Ponds</heading>
<paragraph>P.</paragraph></section></section>
<article><paragraph>A.</paragraph></article><article id="a2"><paragraph>B.</paragraph></article>
<article number="2 bis" id="a2bis"><paragraph>B.</paragraph></article>
<table numbered="true" id="t1"><title>T</title><columns><column/></columns><row><cell>1</cell></row></table>
<operative form="1.-" id="o"><heading>DECLARE</heading><item id="o1">First</item><item id="o2">Second
<list kind="letters">
<point id="o2a">x</point></list></item><item number="2 bis" id="o2bis">Third</item>
<item id="o3">In line: <list kind="numbers" form="1)" inline="true">
<point>u</point><point id="o3b">v</point></list></item>
</operative><paragraph id="plain">Q.</paragraph>"""

_SOURCE = """<document xmlns="urn:masthead:source:1" xml:lang="{language}" status="draft">
<masthead><issue organ="general-assembly" session="80"><symbol>A/80/1</symbol></issue><issued when="2025-09-30"/>
<original in="en"/><job state="unassigned"/></masthead>
<letter><title><kind>Letter</kind> dated <date when="2025-09-22">22 September 2025</date> from <sender>X</sender>
addressed to the <addressee>Secretary-General</addressee></title><body>{references}</body>
<closing><signature><name>A <surname>B</surname></name></signature></closing></letter>
<annex id="x1"><title>T</title><body>{places}</body></annex>{second}</document>"""
SECOND = '<annex id="x2"><title>U</title><body><paragraph>R.</paragraph></body></annex>'


def source(references: str, language: str = "en", second: str = SECOND) -> str:
    return _SOURCE.format(language=language, references=references, places=_PLACES, second=second)


def ref(to: str, said: str = "") -> str:
    return f'<ref to="{to}">{said}</ref>' if said else f'<ref to="{to}"/>'


NUMBER, WORDS, VALUE = "REF … \\n \\h", "REF … \\h", "REF …"
SAID: dict[str, tuple[str, str, list[tuple[str, str]]]] = {  # id, what is said of it, fields
    "a section": ("s2", "", [(NUMBER, "II")]),
    "a section, said": ("s2", "section II above", [(NUMBER, "II")]),
    "a section in one": ("s2a", "section II.A", [(NUMBER, "II"), (NUMBER, "A")]),
    "a heading": ("s1", "the section Rivers", [(WORDS, "Rivers")]),
    "a paragraph": ("n2", "", [(NUMBER, "2")]),
    "a point": ("n2a", "", [(NUMBER, "2"), (NUMBER, "(a)")]),
    "a point, said": ("n2ai", "paragraph 2 (a) (i)", [(NUMBER, "2"), (NUMBER, "(a)"), (NUMBER, "(i)")]),
    "a point alone": ("n2a", "subparagraph (a)", [(NUMBER, "(a)")]),
    "a letter alone": ("n2a", "point a", [(VALUE, "a")]),
    "an article": ("a2", "", [(VALUE, "2")]),
    "an article, said": ("a2", "article 2", [(VALUE, "2")]),
    "an article, as it is": ("a2", "Article 2", [(NUMBER, "Article 2")]),
    "an article put in": ("a2bis", "", [(VALUE, "2 bis")]),
    "a table": ("t1", "", [(WORDS, "Table 1")]),
    "a table, said": ("t1", "the table (table 1)", [(WORDS, "1")]),
    "an operative part": ("o", "", [(WORDS, "DECLARE")]),
    "an issued form": ("o2", "", [(VALUE, "2")]),
    "an issued form, said": ("o2", "paragraph 2", [(VALUE, "2")]),
    "an issued form, as it is": ("o2", "item 2.-", [(NUMBER, "2.-")]),
    "a point under it": ("o2a", "", [(VALUE, "2"), (NUMBER, "(a)")]),
    "a paragraph put in": ("o2bis", "", [(VALUE, "2 bis")]),
    "a point in the line": ("o3b", "", [(VALUE, "3"), (WORDS, "2)")]),
    "an annex": ("x2", "", [(WORDS, "Annex II")]),
    "an annex, said": ("x2", "annex II", [(WORDS, "II")]),
    "an annex, as in a title": ("x1", "the Declaration (Annex I)", [(WORDS, "Annex I")]),
    "words": ("plain", "above", []),
    "words with a number that is another": ("n2", "resolution 12", []),
    "words with a letter that is none": ("n2a", "a paragraph", []),
    "the words of the title": ("x1", "the Declaration", []),
}


TOUCHING = {  # what is said, and the fields and links of each part, in order
    "2(a)": f"2{ref('n2a', '(a)')}",
    "a value and a number": f"{ref('o2a', '2(a)')}",
    "two values": f"{ref('o2', '2')}{ref('o2bis', '2 bis')}",
    "two numbers": f"{ref('n2', '2')}{ref('n1', '1')}",
    "a number and a value": f"{ref('n2', '2')}{ref('o2', '2')}",
    "a value and words": f"{ref('o2', '2')}{ref('plain', 'above')}",
    "a value and a label": f"{ref('o2', '2')}{ref('t1', 'table 1')}",
}
