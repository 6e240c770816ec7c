"""A small collection: letters of invented wording in two folders, each with a picture beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

LETTER = """<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
  <masthead>
    <issue organ="general-assembly" session="80"><symbol>A/80/{number}</symbol></issue>
    <issued when="2025-09-01"/>
    <original in="en"/>
    <job state="unassigned"/>
  </masthead>
  <letter>
    <title><kind>Letter</kind> dated <date when="2025-08-20">20 August 2025</date> from the <sender>Permanent
      Representative of Peru</sender> addressed to the <addressee>Secretary-General</addressee></title>
    <body>
      <paragraph>This is the letter of number {number}.</paragraph>
    </body>
    <closing>
      <signature><name>Ana <surname>Quispe</surname></name></signature>
    </closing>
  </letter>
  <annex>
    <title>A picture</title>
    <body>
      <figure file="dot.png" alt="A dot"/>
    </body>
  </annex>
</document>
"""
Collection = Callable[[int], Path]


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """Makes a folder of so many letters, in two folders below it."""

    def made(number: int) -> Path:
        folder = tmp_path / "collection"
        for index in range(1, number + 1):
            path = folder / ("odd" if index % 2 else "even") / f"letter-{index:03}.xml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(LETTER.replace("{number}", str(index)), "utf-8")
            Image.new("RGB", (40, 40), "navy").save(path.parent / "dot.png")
        return folder

    return made
