"""The HTML page as a browser has it: landmarks, addresses, colours."""

from __future__ import annotations

from pathlib import Path

from building import built
from lxml import etree

from pipeline.outputs import Format

TESTS = Path(__file__).parent.parent


def page(name: str) -> etree._Element:
    return etree.HTML(built(TESTS / name, (Format.HTML,)).outputs[Format.HTML])


def test_all_text_stands_in_a_landmark() -> None:
    root = page("checks/accepted/MH440-not-typed.xml")
    around = {each.tag for each in root.find("body") if each.get("class") != "skip"}
    assert around <= {"header", "main", "footer", "nav"}
    assert root.find("body/header/p[@role='note']") is not None


def test_a_joint_document_has_one_canonical_address() -> None:
    assert len(page("old/0.1.0/joint.xml").findall(".//link[@rel='canonical']")) == 1


def test_dark_colours_have_contrast() -> None:
    style = page("old/0.1.0/joint.xml").findtext(".//style") or ""
    assert "color-scheme: light dark" in style
    dark = style.partition("prefers-color-scheme: dark")[2]
    for colour in ("#e8e8e8", "#9cc3ff"):
        assert colour in dark
        assert (luminance(colour) + 0.05) / (luminance("#161616") + 0.05) >= 7  # WCAG 2.2, 1.4.6


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
