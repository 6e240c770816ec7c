"""Words of action are set as the house sets them in each language, in every output that has a look."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from building import built
from look.building import source
from lxml import etree

from pipeline.outputs import Format

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _resolution(lang: str, organ: str, act: str) -> str:
    body = f"<resolution><organ>{organ}</organ><item><act>{act}</act> it.</item></resolution>"
    return source(attached=f'<annex xml:lang="{lang}"><title>{act}</title><body>{body}</body></annex>')


@pytest.mark.parametrize(
    ("lang", "organ", "act", "look"),
    [
        ("en", "The Assembly,", "Recalling", {"i"}),
        ("ru", "Ассамблея,", "ссылаясь", {"i"}),
        ("zh", "大会，", "回顾", {"b"}),
        ("ar", "الجمعية العامة،", "إذ تشير", {"i", "b"}),
    ],
)
def test_the_look_follows_the_language(lang: str, organ: str, act: str, look: set[str]) -> None:
    outputs = built(_resolution(lang, organ, act), (Format.DOCX, Format.HTML, Format.AKN)).outputs
    assert f'<inline name="akn4un:act">{act}</inline>' in outputs[Format.AKN].decode()
    html = outputs[Format.HTML].decode()
    assert {"i": f"<i>{act}</i>", "b": f"<b>{act}</b>", "bi": f'<i class="bold">{act}</i>'}[
        "".join(sorted(look))
    ] in html
    with ZipFile(io.BytesIO(outputs[Format.DOCX])) as package:
        text, styles = (etree.fromstring(package.read(f"word/{name}.xml")) for name in ("document", "styles"))
    for said in (act, organ[:-1]):
        run = next(
            run
            for run in text.iter(f"{_W}r")
            if "".join(run.itertext()).strip() == said and run.find(f".//{_W}rStyle") is not None
        )
        name = run.find(f".//{_W}rStyle").get(f"{_W}val")
        style = next(style for style in styles.iter(f"{_W}style") if style.get(f"{_W}styleId") == name)
        properties = style.find(f"{_W}rPr")
        assert {child.tag.removeprefix(_W) for child in properties} >= look
        assert {mark for mark in ("i", "b") if properties.find(f"{_W}{mark}") is not None} == look
