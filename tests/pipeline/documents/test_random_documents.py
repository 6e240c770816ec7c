"""All five outputs of documents put together at random are built, and say what the source says."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.stages import PIPELINE, Work, run

SENTENCES = (
    "It went on as it had begun, and those who had come to see it stayed until the end of the day.",
    "The Commission met.",
    "Water is shared by all who live beside the river, whatever their customs; nobody may keep it.",
    "See below.",
    "Recalling its resolutions and the decisions of its bodies, and mindful of what clean rivers mean for all of us.",
)
HEADINGS = ("Findings", "What was found on the river", "Water")
LISTS = ("letters", "romans", "numbers", "bullets", "dashes", "plain")
LETTER = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="issued"><masthead>{organs}
<issued when="2025-08-20"/><original in="en"/><job number="25-12345" processed="2025-08-21"/></masthead>
<letter kind="letter"><title><kind>Letter</kind> dated <date when="2025-08-18">18 August 2025</date> from the
<sender>Permanent Representative of Peru to the United Nations</sender> addressed to the
<addressee>Secretary-General</addressee></title><body>{letter}</body><closing>{signatures}</closing></letter>
{annexes}</document>"""


class Drafter:
    """Writes sources; the same ``seed``, the same source."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - the same documents in every run

    def many(self, most: int, make: Callable[[], str], least: int = 1) -> str:
        return "".join(make() for _ in range(self.dice.randint(least, most)))

    def words(self, most: int = 5) -> str:
        return " ".join(self.sentence() for _ in range(self.dice.randint(1, most)))

    def sentence(self) -> str:
        text, other = self.dice.choice(SENTENCES), self.dice.choice(SENTENCES)
        note = f"<note><text>{other * self.dice.randint(1, 3)}</text></note>"
        return self.dice.choices(
            (
                text,
                f"{text[:-1]}{note}.",
                f"{text}{note}",
                f"<emphasis>{text} </emphasis>",
                f"<foreign xml:lang='fr'>l’eau n’attend pas</foreign>, {text}",
                f"In <ref href='https://example.org/a'>a page</ref>, {text}",
                f"As was said in <ref symbol='A/RES/79/1'/>, {text}",
            ),
            (14, 2, 1, 1, 1, 1, 1),
        )[0]

    def items(self, depth: int = 0) -> str:
        def point() -> str:
            nested = self.items(depth + 1) if depth < 2 and self.dice.random() < 0.2 else ""
            return f"<point>{self.words(2)}{nested}</point>"

        return f"<list kind='{self.dice.choice(LISTS)}'>{self.many(5, point)}</list>"

    def table(self) -> str:
        width = self.dice.randint(2, 4)

        def row() -> str:
            first = self.dice.choice(SENTENCES)[: self.dice.randint(5, 40)].strip()
            figures = (self.dice.choice(("1", "2 000", "–")) for _ in range(width - 1))
            return f"<row><cell>{first}</cell>{''.join(f'<cell>{each}</cell>' for each in figures)}</row>"

        head = "".join(f"<cell>Head {column}</cell>" for column in range(width))
        under = self.dice.choice(("", "<source>The Office.</source>"))
        head = self.dice.choice(("", f"<head><row>{head}</row></head>"))
        return f"<table numbered='true'><title>What it came to</title>{head}{self.many(14, row)}{under}</table>"

    def block(self) -> str:
        inner = self.items() if self.dice.random() < 0.25 else ""
        recitals = self.many(4, lambda: f"<recital>{self.words(1)}</recital>")
        return self.dice.choices(
            (
                f"<paragraph>{self.words()}</paragraph>",
                f"<numbered>{self.words()}{inner}</numbered>",
                self.items(),
                self.table(),
                f"<quotation><paragraph>{self.words(2)}</paragraph></quotation>",
                f"<preamble><recitals><heading>RECALLING</heading>{recitals}</recitals></preamble>",
            ),
            (35, 30, 15, 8, 7, 5),
        )[0]

    def section(self, depth: int = 0) -> str:
        numbered = " numbered='true'" if self.dice.random() < 0.6 else ""
        inner = self.many(2, lambda: self.section(depth + 1), least=0) if depth < 2 else ""
        heading = f"<heading>{self.dice.choice(HEADINGS)}</heading>"
        return f"<section{numbered}>{heading}{self.many(5, self.block)}{inner}</section>"

    def annex(self) -> str:
        body = f"{self.many(6, self.block, least=0)}{self.many(3, self.section, least=0)}"
        return f"<annex><title>The text</title><body>{body}<paragraph>End of it.</paragraph></body></annex>"

    def document(self) -> str:
        items = "".join(
            f"<agenda-item number='{number}'><title>Peace and rivers</title></agenda-item>"
            for number in range(5, 5 + self.dice.randint(0, 4))
        )
        assembly = f"<issue organ='general-assembly' session='80'><symbol>A/80/123</symbol>{items}</issue>"
        council = "<issue organ='security-council' council-year='80'><symbol>S/2025/456</symbol></issue>"
        name = "<signature><name>Ana <surname>Quispe</surname></name><post>Ambassador</post></signature>"
        return LETTER.format(
            organs=assembly + self.dice.choice(("", council)),
            letter=self.many(5, lambda: f"<paragraph>{self.words()}</paragraph>"),
            signatures=self.many(3, lambda: name),
            annexes=self.many(3, self.annex, least=0),
        )


@pytest.mark.long
@pytest.mark.parametrize("seed", range(24))
def test_outputs_say_what_the_source_says(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "random.xml"
    path.write_text(Drafter(seed).document(), encoding="utf-8")
    done = run(Work(path, "random", Options()), PIPELINE)
    assert set(done.outputs) == set(Format)
