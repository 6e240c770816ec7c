"""Akoma Ntoso of ours, changed at random: attributes, elements, words, names, namespaces, encodings."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable

from lxml import etree

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
VALUES = (
    "", " ", "x", "0", "1", "-1", "1.5", "9" * 5000, "../x", "/etc/passwd", "#", "#nowhere", "para_1", "__", "_", "par",
    "eng", "fra", "deu", "../x/eng", "2025-02-30", "2025-13-01", "0000-00-00", "A/80/1", "issued", "none", "true", "*",
    "http://example.org/", "é\u0301", "\u202e", "ф" * 70, "1 bis", "{number}", "100 -5 x", "masthead",
)  # fmt: skip
WORDS = ("", " ", "x", "1", "(a)", "Annex", "9" * 5000, "\u2029", "\u202e", "[", "* ", "12 May 0000", "250120", "…")
ENCODINGS = ("utf-16", "utf-16-le", "utf-8-sig", "iso-8859-1", "utf-32", "cp1252", "us-ascii")


class Mutant:
    """A file in the making; the same ``seed``, the same file."""

    def __init__(self, data: bytes, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - the same files in every run
        self.root = etree.fromstring(data)
        self.data = data

    def made(self) -> bytes:
        """The changed file: mostly one change, sometimes several."""
        for _ in range(self.dice.choice((1, 1, 1, 2, 5))):
            self.dice.choices(CHANGES, WEIGHTS)[0](self)
        kind = self.dice.randrange(40)
        if kind == 0:
            return self.encoded()
        if kind == 1:
            return self.cut()
        return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")

    def encoded(self) -> bytes:
        """In another encoding than it says, or in the one it says."""
        encoding = self.dice.choice(ENCODINGS)
        text = etree.tostring(self.root, encoding="unicode")
        declared = self.dice.choice((encoding, "UTF-8", "UTF-16"))
        return f'<?xml version="1.0" encoding="{declared}"?>\n{text}'.encode(encoding, "xmlcharrefreplace")

    def cut(self) -> bytes:
        """Bytes taken out or turned over."""
        data = bytearray(etree.tostring(self.root))
        for _ in range(self.dice.randint(1, 5)):
            at = self.dice.randrange(len(data))
            data[at : at + self.dice.randint(0, 3)] = self.dice.randbytes(self.dice.randint(0, 3))
        return bytes(data[: self.dice.choice((len(data), self.dice.randrange(len(data))))])

    def element(self, *, inside: bool = True) -> etree._Element:
        found = list(self.root.iter(etree.Element))
        return self.dice.choice(found[1:] if inside and len(found) > 1 else found)

    def attribute(self) -> tuple[etree._Element, str]:
        held = [(each, name) for each in self.root.iter(etree.Element) for name in each.attrib]
        return self.dice.choice(held)

    def change_value(self) -> None:
        element, name = self.attribute()
        other, of = self.attribute()
        element.set(name, self.dice.choice((self.dice.choice(VALUES), other.get(of, ""))))

    def like_value(self) -> None:
        """A value that an attribute of the same name has elsewhere: it stays valid more often."""
        element, name = self.attribute()
        others = [each.get(name, "") for each in self.root.iter(etree.Element) if name in each.attrib]
        element.set(name, self.dice.choice(others))

    def drop_value(self) -> None:
        element, name = self.attribute()
        del element.attrib[name]

    def give_value(self) -> None:
        _, name = self.attribute()
        self.element().set(name, self.dice.choice(VALUES))

    def drop(self) -> None:
        element = self.element()
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)

    def double(self) -> None:
        element = self.element()
        element.addnext(copy.deepcopy(element))

    def move(self) -> None:
        element, target = self.element(), self.element(inside=False)
        if not any(each is element for each in (target, *target.iterancestors())):
            target.insert(self.dice.randint(0, len(target)), element)

    def empty(self) -> None:
        element = self.element()
        for child in list(element):
            element.remove(child)

    def say(self) -> None:
        element = self.element(inside=False)
        if self.dice.random() < 0.5:
            element.text = self.dice.choice(WORDS).replace("\x00", "")
        else:
            element.tail = self.dice.choice(WORDS)

    def rename(self) -> None:
        self.element(inside=False).tag = self.element().tag

    def namespace(self) -> None:
        element = self.element(inside=False)
        other = self.dice.choice(("", "{http://www.w3.org/1998/Math/MathML}", f"{{{AKN}x}}", "{http://un.org/akn4un}"))
        for each in element.iter(etree.Element) if self.dice.random() < 0.3 else (element,):
            each.tag = other + etree.QName(each).localname

    def comment(self) -> None:
        made = self.dice.choice((etree.Comment("x"), etree.ProcessingInstruction("x", "y")))
        self.element().insert(0, made)


CHANGES: tuple[Callable[[Mutant], None], ...] = (
    Mutant.change_value, Mutant.like_value, Mutant.drop_value, Mutant.give_value, Mutant.drop, Mutant.double,
    Mutant.move, Mutant.empty, Mutant.say, Mutant.rename, Mutant.namespace, Mutant.comment,
)  # fmt: skip
WEIGHTS = (5, 6, 3, 2, 6, 4, 4, 3, 6, 2, 1, 2)
