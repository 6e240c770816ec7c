"""Documents of a few words, built in every output, and what each output says, read without the product's readers."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from building import built
from lxml import etree

from pipeline.outputs import Format

_HEAD = """<document xmlns="urn:masthead:source:1" xml:lang="{lang}" status="draft"><masthead>
<issue organ="general-assembly" session="80"><symbol>A/80/9</symbol></issue><issued when="2025-08-20"/>
<original in="en"/><job state="unassigned"/></masthead><letter><title><kind>Letter</kind> dated
<date when="2025-08-18">18 August 2025</date> from the <sender>Permanent Representative of Peru to the United
Nations</sender> addressed to the <addressee>Secretary-General</addressee></title><body>
{body}</body><closing><signature><name>Ana <surname>Quispe</surname></name></signature></closing></letter></document>"""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Built:
    """The outputs of one source, all verified."""

    outputs: Mapping[Format, bytes]

    def text(self, format_: Format) -> str:
        """All words of an output but the PDF; paragraphs are apart by line feeds."""
        data = self.outputs[format_]
        if format_ is Format.TXT:
            return data.decode("utf-8")
        if format_ is Format.DOCX:
            return _word_text(data)
        root = etree.HTML(data) if format_ is Format.HTML else etree.fromstring(data)
        return "".join(root.itertext())

    def lines(self) -> list[str]:
        """The lines that poppler reads on the pages of the PDF."""
        command = ["pdftotext", "-layout", "-", "-"]
        done = subprocess.run(command, input=self.outputs[Format.PDF], capture_output=True, check=True)
        return done.stdout.decode("utf-8").splitlines()

    def seen(self) -> str:
        """All that poppler reads there, white space as one space."""
        return re.sub(r"\s+", " ", " ".join(self.lines()))


Build = Callable[..., Built]


@pytest.fixture(scope="session")
def build() -> Build:
    """Builds and verifies ``build(paragraphs, lang="en", around="")``; a fault of any stage is raised."""

    def make(paragraphs: Iterable[str], lang: str = "en", around: str = "") -> Built:
        return Built(built(source(paragraphs, lang, around)).outputs)

    return make


def source(paragraphs: Iterable[str], lang: str = "en", around: str = "") -> str:
    """A source with these paragraphs; ``around`` is the language of a quotation in which they stand."""
    body = "".join(f"<paragraph>{words}</paragraph>" for words in paragraphs)
    body = f'<quotation xml:lang="{around}">{body}</quotation>' if around else body
    return _HEAD.format(lang=lang, body=body)


def _word_text(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    said = {f"{_WORD}t": None, f"{_WORD}softHyphen": "\u00ad", f"{_WORD}noBreakHyphen": "\u2011", f"{_WORD}p": "\n"}
    parts = [element.text or "" if said[element.tag] is None else said[element.tag] for element in root.iter(*said)]
    return "".join(str(part) for part in parts)


def file(folder: Path, paragraphs: Iterable[str]) -> Path:
    """A source file with these paragraphs."""
    path = folder / "words.xml"
    path.write_text(source(paragraphs), encoding="utf-8")
    return path
