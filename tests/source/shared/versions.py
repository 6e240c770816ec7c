"""An English letter with two annexes, and a Spanish version that shares the second; for tests."""

from __future__ import annotations

from pathlib import Path

_LETTER = """<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="urn:masthead:source:1" xml:lang="{lang}" status="draft">
  <masthead>
    <issue organ="general-assembly" session="80"><symbol>A/80/1</symbol></issue>
    <issued when="2025-09-01"/>
    <original in="en"/>
    <job state="unassigned"/>
  </masthead>
  <letter>
    <title>{title}</title>
    <body>
      <paragraph>{words}<note><text>{words}</text></note> <ref to="declaration"/>, <ref to="names"/>,
        <ref to="second"/>, <ref to="seats"/>.</paragraph>
    </body>
    <closing>
      <signature><name>Ana <surname>Quispe</surname></name></signature>
    </closing>
  </letter>
  <annex id="declaration">
    <title>{words}</title>
    <body><paragraph>{words}.</paragraph></body>
  </annex>
  {annex}
</document>
"""
ANNEX = """<annex id="names" class="list">
    <title>Names</title>
    <body>
      <numbered>The first.</numbered>
      <numbered id="second">The second.<note><text>A note of the list.</text></note></numbered>
      <table numbered="true" id="seats">
        <title>Seats</title>
        <row><cell>Peru</cell><cell>3</cell></row>
      </table>
    </body>
  </annex>"""
OF = '<annex of="letter.en.xml#names"/>'


def english(annex: str = ANNEX) -> str:
    title = (
        '<kind>Letter</kind> dated <date when="2025-08-20">20 August 2025</date> from the <sender key="rep">Permanent '
        'Representative of Peru</sender> addressed to the <addressee key="sg">Secretary-General</addressee>'
    )
    return _LETTER.format(lang="en", title=title, words="Words", annex=annex)


def spanish(annex: str = OF) -> str:
    title = (
        '<kind>Carta</kind> de fecha <date when="2025-08-20">20 de agosto de 2025</date> dirigida al <addressee '
        'key="sg">Secretario General</addressee> por la <sender key="rep">Representante Permanente del Perú</sender>'
    )
    return _LETTER.format(lang="es", title=title, words="Palabras", annex=annex)


def put(folder: Path, en: str = "", es: str = "") -> tuple[Path, Path]:
    """Both as files; the sources that they are, where none are given."""
    paths = folder / "letter.en.xml", folder / "letter.es.xml"
    for path, text in zip(paths, (en or english(), es or spanish()), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths
