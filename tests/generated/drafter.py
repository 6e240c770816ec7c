"""Writes sources at random over the whole grammar: every element, every attribute, as the schema allows them.

Where a rule asks for more than the grammar says (a symbol's form, rows that fill their table), most are drawn so that
they keep it; what does not is taken out later (``generated.mending``).
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from generated.alphabet import words
from generated.grammar import Declared, Part, grammar
from generated.values import symbol, value
from lxml import etree

NS = "urn:masthead:source:1"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RARE = {"dir": 8, "number": 5, "level": 5, "evidence": 4, "state": 5, "rows": 99, "columns": 99, "until": 4, "form": 3}
_SESSION = {"general-assembly": ("session", "80"), "security-council": ("council-year", "80"),
            "economic-and-social-council": ("year", "2025"), "human-rights-council": ("session", "60")}  # fmt: skip
_NESTED = 8  # elements below one another
DATES = {"en": "18 August 2025", "fr": "18 août 2025", "es": "18 de agosto de 2025", "ru": "18 августа 2025 года",
          "ar": "18 آب/أغسطس 2025", "zh": "2025年8月18日"}  # fmt: skip
_TITLE = (
    "<title xmlns='{ns}'><kind>Letter</kind> dated <date when='2025-08-18'>{day}</date> from the <sender>{sender}"
    "</sender> addressed to the <addressee>Secretary-General</addressee></title>"
)
_GIVEN = {"issued": ("when", "2025-08-20"), "original": ("in", "en"), "job": ("number", "25-12345")}
_UNNOTED = ("masthead", "letterhead", "note", "ref", "footnote")  # no note is called from these, but in error
_HOLDERS = frozenset({"body", "section", "quotation", "article", "facsimile", "list", "operative", "recitals"})


class Drafter:
    """Writes one source; the same ``dice``, the same source. ``most`` is about how many elements it has."""

    def __init__(self, dice: Random, most: int = 90) -> None:
        self.dice, self.left, self.lang = dice, most, "en"

    def source(self) -> etree._Element:
        """A source that is valid by the schema."""
        root = etree.Element(f"{{{NS}}}document", nsmap={None: NS})
        self.lang = self.dice.choice(("en", "en", "fr", "es", "ru", "ar", "zh"))
        self._fill(root, Declared("document", ""), 0)
        root.set(_LANG, self.lang)
        for table in root.iter(f"{{{NS}}}table"):
            self._fit(table)
        self._lead(root)
        self._adopt(root)
        return root

    def _fill(self, node: etree._Element, declared: Declared, depth: int) -> None:
        self.left -= 1
        content = grammar().content(declared)
        for attribute in content.attributes:
            if attribute.values.name == "SharedName":  # there is no other version beside it
                continue
            if attribute.required or self.dice.randrange(_RARE.get(attribute.name, 3)) == 0:
                name = _LANG if attribute.name == "xml:lang" else attribute.name
                node.set(name, value(self.dice, attribute.name, attribute.values))
        if declared.name == "ref":
            self._target(node)
        if declared.name == "issue":
            self._issue(node)
        if declared.name in _GIVEN and self.dice.randrange(20):
            name, given = _GIVEN[declared.name]
            if node.get("state") == "unassigned":
                for each in ("when", "in", "number", "processed"):
                    node.attrib.pop(each, None)
            elif node.get(name) is None:
                node.set(name, given)
        if node.get("until") and node.get("when") and self.dice.randrange(20):
            node.set("until", (date.fromisoformat(node.get("when", "")) + timedelta(days=3)).isoformat())
        if content.model is not None:
            children = self._drawn(content.model, depth)
            while not children and declared.name in _HOLDERS and self.dice.randrange(20):
                children = self._drawn(content.model, 0)
            for child in children:
                if child.name == "title" and declared.name == "letter" and self.dice.randrange(4):
                    sender = etree.tostring(_text(words(self.dice, 4)), encoding="unicode")[6:-7] or "Mission"
                    node.append(etree.fromstring(_TITLE.format(ns=NS, sender=sender, day=DATES[self.lang])))
                    continue
                self._fill(etree.SubElement(node, f"{{{NS}}}{child.name}"), child, depth + 1)
        if content.mixed:
            self._words(node, declared)

    def _drawn(self, part: Part, depth: int) -> list[Declared]:
        """The elements that a part of the model becomes."""
        most = part.least if depth > _NESTED or self.left < 0 else min(part.most, part.least + self.dice.randrange(3))
        found: list[Declared] = []
        for _ in range(self.dice.randint(part.least, max(part.least, most))):
            if part.element is not None:
                found.append(part.element)
            elif part.kind == "choice":
                found += self._drawn(self.dice.choice(part.parts), depth)
            else:
                for inner in part.parts:
                    found += self._drawn(inner, depth)
        return found

    def _words(self, node: etree._Element, declared: Declared) -> None:
        if declared.name == "symbol":
            parent = node.getparent()
            node.text = symbol(self.dice, "" if parent is None else parent.get("organ", ""))
            return
        first = node[0].tag if len(node) else ""
        empty = first == f"{{{NS}}}run-in" or (not self.dice.randrange(12) and len(node) > 0)
        node.text = "" if empty else words(self.dice) + self.dice.choice(("", " "))
        for child in node:
            child.tail = self.dice.choice(("", " ", ", ", f" {words(self.dice)} ", f"{words(self.dice)}."))

    def _target(self, node: etree._Element) -> None:
        kept = self.dice.choice(("to", "symbol", "href"))
        for name in ("to", "symbol", "href"):
            node.attrib.pop(name, None)
        choices = next(each for each in grammar().content(Declared("ref", "")).attributes if each.name == kept)
        node.set(kept, value(self.dice, kept, choices.values))

    def _issue(self, node: etree._Element) -> None:
        for name in ("session", "year", "council-year"):
            node.attrib.pop(name, None)
        name, when = _SESSION[node.get("organ", "general-assembly")]
        node.set(name, when)

    def _fit(self, table: etree._Element) -> None:
        """Give every row of a table as many cells, some of them over two columns or rows."""
        width = self.dice.randint(1, 5)
        below: dict[int, int] = {}
        rows = list(table.iter(f"{{{NS}}}row", f"{{{NS}}}group", f"{{{NS}}}total"))
        for place, row in enumerate(rows):
            wanted = width - sum(1 for left in below.values() if left)
            cells = list(row)
            for spare in cells[max(wanted, 1) :]:
                row.remove(spare)
            while len(row) < wanted:
                cell = etree.SubElement(row, f"{{{NS}}}cell")
                cell.text = words(self.dice, 2) if self.dice.randrange(5) else None
            for cell in row:
                cell.attrib.pop("columns", None)
                cell.attrib.pop("rows", None)
            below = {}
            last = place + 1 == len(rows) or rows[place + 1].getparent() is not row.getparent()
            if len(row) > 1 and self.dice.randrange(4) == 0:
                row.remove(row[-1])
                row[-1].set("columns", "2")
            elif not last and len(row) > 1 and self.dice.randrange(5) == 0:
                row[0].set("rows", "2")
                below = {0: 1}
        for columns in table.iterchildren(f"{{{NS}}}columns"):
            for spare in list(columns)[width:]:
                columns.remove(spare)
            while len(columns) < width:
                etree.SubElement(columns, f"{{{NS}}}column")

    def _adopt(self, root: etree._Element) -> None:
        """Only one organ adopts; the Security Council gives what it adopts no title; a draft was not adopted."""
        act = next(root.iter(f"{{{NS}}}deliberation"), None)
        if act is None:
            return
        first, *others = root.iter(f"{{{NS}}}issue")
        for each in others:
            _take(each)
        council = first.get("organ") == "security-council"
        if council:
            act.set("kind", act.get("kind", "resolution").replace("decision", "resolution"))
        drafted = act.get("kind", "").startswith("draft")
        idle = {"proponent", "part", "meeting", "vote"} if drafted else {"sponsors"}
        idle |= {"title", "proponent", "part"} if council else set()
        for each in list(act):
            if _name(each) in idle:
                _take(each)
        for each in [each for each in act if _name(each) == "vote" and not each.get("part")][1:]:
            _take(each)
        held = {_name(each): each for each in act}
        for name in ("number", "adopted", "meeting", "resumed", "at") if drafted else ():
            act.attrib.pop(name, None)
        if not drafted:
            parted = "part" in held
            numbers = ("75/257 B",) if parted else ("80/26", "75/257 B", "ES-11/1")
            act.set("number", "2773 (2025)" if council else self.dice.choice(numbers))
            act.set("adopted", "2025-08-18")
        if not council and "title" not in held:
            title = etree.Element(f"{{{NS}}}title")
            title.text = words(self.dice, 4).strip() or "T"
            held.get("part", held["body"]).addprevious(title)

    def _lead(self, root: etree._Element) -> None:
        """Let references lead to what is there, and further marks to notes."""
        ids = [
            each.get("id", "") for each in root.iter() if each.get("id") and _name(each) not in ("note", "signature")
        ]
        notes = [each.get("id", "") for each in root.iter(f"{{{NS}}}note") if each.get("id")]
        for node in root.iter(f"{{{NS}}}ref"):
            if node.get("to") is not None:
                node.set("to", self.dice.choice(ids) if ids else "nowhere")
        for node in list(root.iter(f"{{{NS}}}note-again", f"{{{NS}}}note", f"{{{NS}}}ref")):
            within = {_name(each) for each in node.iterancestors()}
            lost = _name(node) == "note-again" and not notes
            if (lost or (within.intersection(_UNNOTED) and _name(node) != "ref")) and self.dice.randrange(20):
                _take(node)
            elif _name(node) == "note-again":
                node.set("of", self.dice.choice(notes) if notes else "nowhere")
        self._marks(root)

    def _marks(self, root: etree._Element) -> None:
        """Let the notes of the first page be those that the items of the agenda have marks for."""
        if not self.dice.randrange(20):
            return
        marks = list(dict.fromkeys(each.get("mark") for each in root.iter(f"{{{NS}}}agenda-item") if each.get("mark")))
        notes = list(root.iter(f"{{{NS}}}footnote"))
        for note in notes[len(marks) :]:
            _take(note)
        for mark, note in zip(marks, notes, strict=False):
            note.set("mark", mark or "*")
        for item in root.iter(f"{{{NS}}}agenda-item"):
            if item.get("mark") in marks[len(notes) :]:
                del item.attrib["mark"]


def _take(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _name(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _text(text: str) -> etree._Element:
    node = etree.Element("text")
    node.text = text
    return node
