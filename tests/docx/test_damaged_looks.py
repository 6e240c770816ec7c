"""A DOCX whose words are right and look wrong is found out: styles, runs, lists, languages, addresses."""

from __future__ import annotations

import pytest
from docx_changes import (
    DOCUMENT,
    FOOTNOTES,
    NUMBERING,
    STYLES,
    Change,
    W,
    changed,
    drop,
    paragraph,
    put,
    rewritten,
    run,
    style,
)

from pipeline.document.model import Document
from pipeline.verify.docx import verify_docx


def _of(id_: str, *path: str, **values: str) -> Change:
    """The style ``id_`` says something else."""
    return lambda root: put(style(root, id_), *path, **values)


def _without(id_: str, *path: str) -> Change:
    """The style ``id_`` says something no longer."""
    return lambda root: drop(style(root, id_), *path)


def _plain_runs(id_: str) -> Change:
    """Words lose their character style."""
    return lambda root: [
        node.getparent().remove(node) for node in list(root.iter(f"{W}rStyle")) if node.get(f"{W}val") == id_
    ]  # type: ignore[return-value]


def _restyled(words: str, id_: str) -> Change:
    return lambda root: put(paragraph(root, words), "pPr", "pStyle", val=id_)


def _on_run(words: str, name: str, **values: str) -> Change:
    return lambda root: put(run(root, words), "rPr", name, **values)


def _off_run(words: str, *path: str) -> Change:
    return lambda root: drop(run(root, words), "rPr", *path)


def _on_every_list(root: object) -> None:
    for node in root.iter(f"{W}ind"):  # type: ignore[attr-defined]
        node.set(f"{W}left", "3000")


def _moved_numbers(root: object) -> None:
    for node in root.iter(f"{W}ind"):  # type: ignore[attr-defined]
        node.set(f"{W}hanging", "9")


def _flush_numbers(root: object) -> None:
    for node in root.iter(f"{W}lvlJc"):  # type: ignore[attr-defined]
        node.set(f"{W}val", "center")


def _close_numbers(root: object) -> None:
    for node in root.iter(f"{W}suff"):  # type: ignore[attr-defined]
        node.set(f"{W}val", "nothing")


def _lead_elsewhere(root: object) -> None:
    next(
        node
        for node in root.iter()
        if node.get("TargetMode") == "External"  # type: ignore[attr-defined]
    ).set("Target", "https://example.org/elsewhere")


def _unlink(root: object) -> None:
    link = next(node for node in root.iter(f"{W}hyperlink") if node.get(f"{W}anchor") is None)  # type: ignore[attr-defined]
    link.tag = f"{W}smartTag"


STYLE_CHANGES: dict[str, tuple[str, Change, str]] = {
    "size": (STYLES, _of("SingleText", "rPr", "sz", val="60"), "MH629"),
    "size of complex scripts": (STYLES, _of("SingleText", "rPr", "szCs", val="60"), "MH629"),
    "hidden style": (STYLES, _of("SingleText", "rPr", "vanish"), "MH629"),
    "hidden run": (DOCUMENT, _on_run("I have the honour", "vanish"), "MH629"),
    "hidden end of a paragraph": (
        DOCUMENT, lambda root: put(paragraph(root, "I have the honour"), "pPr", "rPr", "vanish"), "MH628"
    ),
    "white words": (DOCUMENT, _on_run("I have the honour", "color", val="FFFFFF"), "MH629"),
    "highlighted words": (DOCUMENT, _on_run("I have the honour", "highlight", val="black"), "MH629"),
    "capitals": (STYLES, _of("SingleText", "rPr", "caps"), "MH629"),
    "small capitals on a run": (DOCUMENT, _on_run("I have the honour", "smallCaps"), "MH629"),
    "bold": (STYLES, _of("OperativeParagraph", "rPr", "b"), "MH629"),
    "title not bold": (STYLES, _without("LetterSubtitle", "rPr", "b"), "MH629"),
    "struck out": (DOCUMENT, _on_run("I have the honour", "strike"), "MH629"),
    "letter-spacing": (STYLES, _of("SingleText", "rPr", "spacing", val="40"), "MH629"),
    "width of letters": (STYLES, _without("SingleText", "rPr", "w"), "MH629"),
    "emphasis upright": (STYLES, _without("Emphasis", "rPr", "i"), "MH629"),
    "a title of work upright": (STYLES, _without("WorkTitle", "rPr", "i"), "MH629"),
    "link without its colour": (STYLES, _without("Hyperlink", "rPr", "color"), "MH629"),
    "face of the document": (
        STYLES, lambda root: root.find(f".//{W}rFonts").set(f"{W}ascii", "Comic Sans MS"), "MH629"
    ),
    "face of a style": (STYLES, _of("Recital", "rPr", "rFonts", ascii="Comic Sans MS", hAnsi="Comic Sans MS"), "MH629"),
    "face of a theme": (STYLES, _of("Recital", "rPr", "rFonts", asciiTheme="minorHAnsi"), "MH629"),
    "what styles are based on": (STYLES, _of("Heading2", "rPr", "vanish"), "MH629"),
    "hidden cells": (STYLES, _of("HouseTable", "rPr", "vanish"), "MH629"),
    "cells in italics": (STYLES, _of("TableText", "rPr", "i"), "MH629"),
    "another style": (DOCUMENT, _restyled("needs of", "Quotation"), "MH628"),
    "another style that looks the same": (DOCUMENT, _restyled("needs of", "SingleText"), "MH628"),
    "no style of the runs": (DOCUMENT, _on_run("I have the honour", "rStyle", val="Nowhere"), "MH626"),
    "no emphasis": (DOCUMENT, _plain_runs("Emphasis"), "MH629"),
    "no bold surnames": (DOCUMENT, _plain_runs("Surname"), "MH629"),
    "no italic sign word": (DOCUMENT, _plain_runs("SignWord"), "MH629"),
    "no italic run-in heading": (DOCUMENT, _plain_runs("RunIn"), "MH629"),
    "no colour of links": (DOCUMENT, _plain_runs("Hyperlink"), "MH629"),
    "subscript": (DOCUMENT, _plain_runs("Subscript"), "MH629"),
    "superscript in a note": (FOOTNOTES, _plain_runs("Superscript"), "MH629"),
    "marks of notes": (STYLES, _without("FootnoteReference", "rPr", "vertAlign"), "MH629"),
    "indent of a style": (STYLES, _of("Quotation", "pPr", "ind", left="0"), "MH628"),
    "first line": (STYLES, _of("SingleText", "pPr", "ind", firstLine="0"), "MH628"),
    "indent of lists": (NUMBERING, _on_every_list, "MH628"),
    "place of numbers": (NUMBERING, _moved_numbers, "MH628"),
    "hidden numbers": (NUMBERING, lambda root: put(root, "abstractNum", "lvl", "rPr", "vanish"), "MH628"),
    "tab after numbers": (STYLES, _without("OperativeParagraph", "pPr", "tabs"), "MH628"),
    "side of numbers": (NUMBERING, _flush_numbers, "MH628"),
    "nothing after numbers": (NUMBERING, _close_numbers, "MH628"),
    "in a frame": (DOCUMENT, lambda root: put(paragraph(root, "needs of"), "pPr", "framePr", x="99"), "MH628"),
    "flush left": (STYLES, _of("SingleText", "pPr", "jc", val="left"), "MH628"),
    "height of lines": (STYLES, _of("SingleText", "pPr", "spacing", line="480"), "MH628"),
    "lines as high as they are": (STYLES, _of("SingleText", "pPr", "spacing", lineRule="auto"), "MH628"),
    "space after": (STYLES, _of("SingleText", "pPr", "spacing", after="0"), "MH628"),
    "space before": (STYLES, _of("HouseHeading1Level3", "pPr", "spacing", before="0"), "MH628"),
    "heading on its own": (STYLES, _of("HouseHeading1Level3", "pPr", "keepNext", val="0"), "MH628"),
    "closing on its own": (
        DOCUMENT, lambda root: drop(paragraph(root, "I should be grateful"), "pPr", "keepNext"), "MH628"
    ),
    "annex in the middle of a page": (STYLES, _without("AnnexHeading", "pPr", "pageBreakBefore"), "MH628"),
    "a page break": (DOCUMENT, lambda root: put(paragraph(root, "needs of"), "pPr", "pageBreakBefore"), "MH628"),
    "single lines": (STYLES, _of("SingleText", "pPr", "widowControl", val="0"), "MH628"),
    "a border": (DOCUMENT, lambda root: put(paragraph(root, "needs of"), "pPr", "pBdr", "top", val="single"), "MH628"),
    "numbers from a style": (STYLES, _of("SingleText", "pPr", "numPr", "numId", val="1"), "MH628"),
    "masthead type": (STYLES, _of("Organ", "rPr", "sz", val="20"), "MH629"),
    "large letter of the symbol": (DOCUMENT, _plain_runs("SymbolOrgan"), "MH629"),
    "masthead flush": (STYLES, _of("Symbol", "pPr", "jc", val="left"), "MH628"),
    "type of notes": (STYLES, _of("FootnoteText", "rPr", "sz", val="20"), "MH629"),
    "type of the table of contents": (STYLES, _of("TOC2", "rPr", "sz", val="40"), "MH629"),
    "figures flush left": (STYLES, _of("TableTextFigures", "pPr", "jc", val="left"), "MH628"),
    "language of words": (DOCUMENT, _off_run("pas", "lang"), "MH641"),
    "language of a foreign word": (FOOTNOTES, _on_run("nota bene", "lang", val="en-GB"), "MH641"),
    "language of the document": (
        STYLES, lambda root: root.find(f".//{W}rPrDefault//{W}lang").set(f"{W}val", "de-DE"), "MH641"
    ),
    "direction of a paragraph": (DOCUMENT, lambda root: drop(root, "body", "p", "pPr", "bidi"), "MH628"),
    "direction of words": (DOCUMENT, lambda root: drop(root, "body", "p", "r", "rPr", "rtl"), "MH629"),
    "a paragraph from right to left": (DOCUMENT, lambda root: put(paragraph(root, "needs of"), "pPr", "bidi"), "MH628"),
    "an address": ("word/_rels/document.xml.rels", _lead_elsewhere, "MH648"),
    "an address in a note": ("word/_rels/footnotes.xml.rels", _lead_elsewhere, "MH648"),
    "no address": (DOCUMENT, _unlink, "MH648"),
}  # fmt: skip


@pytest.mark.parametrize("kind", STYLE_CHANGES)
def test_damage_is_found(everything: Document, everything_docx: bytes, kind: str) -> None:
    part, change, code = STYLE_CHANGES[kind]
    found = verify_docx(everything, changed(everything_docx, part, change))
    assert code in {fault.code for fault in found}


def test_every_face_is_read(everything: Document, everything_docx: bytes) -> None:
    other = rewritten(everything_docx, lambda _, data: data.replace(b"Times New Roman", b"Comic Sans MS"))
    assert "MH629" in {fault.code for fault in verify_docx(everything, other)}


def test_fault_says_what_it_is(everything: Document, everything_docx: bytes) -> None:
    found = verify_docx(everything, changed(everything_docx, STYLES, _of("TableNote", "rPr", "sz", val="60")))
    assert found[-1].wrong.endswith("has a size of 30 pt in “Abbreviations:”")
    assert found[-1].expected == "a size of 8.5 pt"


def test_fault_of_a_style_is_told_once(everything: Document, everything_docx: bytes) -> None:
    found = verify_docx(everything, changed(everything_docx, STYLES, _of("TableNote", "rPr", "sz", val="60")))
    assert len([fault for fault in found if "has a size of 30 pt in" in fault.wrong]) == 1


def test_emphasis_in_italics_is_upright_as_in_word(everything: Document, everything_docx: bytes) -> None:
    """What a character style says of italics turns round what the paragraph's style says (17.7.3)."""
    data = changed(everything_docx, STYLES, _of("Recital", "rPr", "i"))
    wrong = [fault.wrong for fault in verify_docx(everything, data)]
    assert any("has italics in" in each for each in wrong)
    assert any("has no italics in" in each for each in wrong)
