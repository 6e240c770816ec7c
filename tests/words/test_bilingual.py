"""The reviser's aid: a row for each block of two versions, paired by id, marked on every page."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from pipeline.render.bilingual import bilingual_html
from pipeline.render.bilingual.pairs import paired, passages
from pipeline.resolve.document import resolve
from pipeline.skeletons import skeleton
from pipeline.source.load import load
from pipeline.xmlio.parse import parse
from tests.conftest import Run

HERE = Path(__file__).parent


def test_every_block_has_a_row_and_what_is_missing_stands_alone() -> None:
    def version(lang: str, old: str = "", new: str = "") -> str:
        return skeleton("letter", lang).replace(old, new) if old else skeleton("letter", lang)

    one, other = (
        resolve(load(parse("x.xml", text.encode())))
        for text in (version("en"), version("ar", "</list>", "<point>ج</point></list>"))
    )
    rows = paired(one, other)
    ids = [row.id for row in rows]
    assert len(ids) == len(set(ids))
    assert [row.id for row in rows if row.one] == [passage.id for passage in passages(one)]
    assert [row.id for row in rows if row.other] == [passage.id for passage in passages(other)]
    (alone,) = [row for row in rows if not (row.one and row.other)]
    assert alone.one is None
    assert ids[ids.index(alone.id) - 1].endswith("subpara_b")


def test_an_annex_in_another_language_stands_in_the_direction_of_its_own() -> None:
    one, other = (
        resolve(load(parse("x.xml", text.encode())))
        for text in (
            skeleton("letter", "en"),
            re.sub(
                "<annex([^>]*>.*?<paragraph>)",
                r'<annex xml:lang="en"\1N<note><text>N</text></note>',
                skeleton("letter", "ar"),
                count=1,
                flags=re.DOTALL,
            ),
        )
    )
    page = etree.HTML(bilingual_html(one, other))
    for row in page.xpath("//tbody/tr[td]"):
        id_, cell = row.findtext("th"), row.findall("td")[1]
        inside = id_.startswith("att_1__") and id_ != "att_1__preface"
        assert (cell.get("lang"), cell.get("dir")) == (("en", "ltr") if inside else ("ar", "rtl")), id_
    ids = page.xpath("//tbody/tr/th/text()")
    assert any(id_.startswith("att_1__") and "authorialNote" in id_ for id_ in ids)
    (head,) = page.xpath("//tr[th='att_1__preface']/td[2]")
    assert [each.get("dir") for each in head.iter("span")] == ["ltr"]


@pytest.mark.parametrize("other", ["ar", "zh"])
def test_the_command_writes_a_page_and_a_pdf(other: str, masthead: Run, tmp_path: Path) -> None:
    pair = (HERE / "letter.en.xml", HERE / f"letter.{other}.xml")
    done = masthead("build", "--bilingual", *pair, "--to", "html,pdf", "--out", "out")
    assert (done.returncode, done.stderr) == (0, "")
    names = [f"letter.en+letter.{other}.bilingual{end}" for end in (".html", ".pdf")]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)
    page = etree.HTML((tmp_path / "out" / names[0]).read_bytes())
    assert len(page.xpath("//tbody/tr[count(td)=2]")) == len(page.xpath("//tbody/tr")) == 20
    assert page.xpath("//tr[@class='alone']") == []
    text = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "out" / names[1], "-"], capture_output=True, text=True, check=True
    ).stdout
    sheets = text.rstrip("\f").split("\f")
    assert all("Reviser’s aid" in sheet for sheet in sheets)


@pytest.mark.parametrize(
    "arguments",
    [("letter.en.xml",), ("letter.en.xml", "letter.en.xml"), ("letter.en.xml", "letter.fr.xml", "--to", "txt")],
)
def test_a_call_that_names_no_two_versions_is_refused(arguments: tuple[str, ...], masthead: Run) -> None:
    done = masthead("build", "--bilingual", *arguments, cwd=HERE)
    assert done.returncode == 2
    assert "MH154" in done.stderr
