"""What else must know of a shared annex: freshness, collections, the bench, editors, translation, edits, deposits."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from pipeline.batch.listing import Listed
from pipeline.batch.packing import pack
from pipeline.editing.finding import findings
from pipeline.editing.markup import read
from pipeline.editing.mending import fixes
from pipeline.library.desk import changes
from pipeline.library.document import load
from pipeline.options import Format, Options
from pipeline.outputs import Format as Output
from pipeline.stages import PIPELINE
from pipeline.watching.following import _files_beside
from pipeline.watching.making import text
from pipeline.work import Work, run
from tests.conftest import Run
from tests.source.shared.versions import ANNEX, OF, english, put, spanish


def test_a_change_of_the_shared_file_makes_the_version_stale(masthead: Run, tmp_path: Path) -> None:
    en, es = put(tmp_path)
    built = tmp_path / "build" / "letter.es.txt"
    assert masthead("build", es, "--to", "txt").returncode == 0
    assert "fresh" in masthead("build", es, "--to", "txt").stderr
    en.write_text(english(ANNEX.replace("The first", "The 1st")), "utf-8")
    assert masthead("verify", es, "--to", "txt").returncode == 1
    assert "fresh" not in masthead("build", es, "--to", "txt").stderr
    assert "The 1st" in built.read_text("utf-8")
    assert masthead("verify", es, "--to", "txt").returncode == 0


def test_a_collection_takes_the_file_along_and_tells_its_place(masthead: Run, tmp_path: Path) -> None:
    folder, out = tmp_path / "all", tmp_path / "out"
    folder.mkdir()
    figure = '<figure file="a.png" alt="A"/></body>'
    en, _ = put(folder, english(ANNEX.replace("</body>", figure)))
    (folder / "a.png").write_bytes((Path(__file__).parent.parent / "everything.png").read_bytes())
    given = ("batch", folder, "--out", out, "--to", "txt", "--jobs", 1)
    assert "2 built" in masthead(*given).stderr
    en.write_text(english(ANNEX.replace("The first", "The 1st")), "utf-8")
    assert "2 built" in masthead(*given).stderr
    assert "The 1st" in (out / "letter.es.txt").read_text("utf-8")
    en.write_text(english(ANNEX.replace("The first.", "<p/>")), "utf-8")
    assert masthead(*given).returncode == 1
    rows = [json.loads(line) for line in (out / "report.jsonl").read_text("utf-8").splitlines()]
    assert {row["source"] for row in rows} == {"letter.en.xml", "letter.es.xml"}
    assert {fault["path"] for row in rows for fault in row["faults"]} == {str(en)}


def test_no_link_leads_a_collection_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    outside, _ = put(tmp_path)
    en, es = put(folder)
    en.unlink()
    en.symlink_to(outside)
    assert pack(Listed("letter.es.xml", es), "").pictures == {}
    en.unlink()
    en.symlink_to(en)
    assert pack(Listed("letter.es.xml", es), "").pictures == {}


def test_the_bench_follows_the_file_and_places_only_findings_of_its_own(tmp_path: Path) -> None:
    en, es = put(tmp_path, es=spanish().replace("Palabras.</", "Hay palabras de de hoy.</"))
    data = es.read_bytes()
    assert en in set(_files_beside(es, data))
    found = text(es, data).findings
    assert [(each.code, each.id) for each in found] == [("MH485", "att_1__para_1")]
    long = "Hay palabras de aquí y de allá, y otras que no dicen nada, y aun otras palabras de de hoy."
    other = f"{OF}\n\n\n<annex><title>Otra</title><body><paragraph>{long}</paragraph></body></annex>"
    indented = ANNEX.replace("<numbered>The first", f"{' ' * 60}<numbered>The first")  # as far in the same line
    _, es = put(tmp_path, english(indented), spanish(other))
    assert {(each.code, each.id) for each in text(es, es.read_bytes()).findings} >= {("MH485", "att_3__para_1")}


def test_an_editor_has_the_finding_of_another_file_where_this_one_names_it(tmp_path: Path) -> None:
    _, es = put(tmp_path, english(ANNEX.replace("<numbered>The first.</numbered>", "<numbere>x</numbere>")))
    markup = read(es.read_text("utf-8"))
    (each,) = findings(es, markup)
    assert markup.text[each.span.start : each.span.end] == "letter.en.xml"
    assert each.fault.wrong.startswith("in letter.en.xml:26:7, <numbere> may not stand here")
    assert fixes(markup, each) == ()
    assert findings(es, read(es.read_text("utf-8").replace("#names", "#n"))) != ()


def test_a_translation_offers_it_and_keeps_it(tmp_path: Path) -> None:
    en, es = put(tmp_path)
    offered = load(en).translation("fr")
    assert OF in offered.partition("<document")[0]
    assert OF not in offered.partition("<document")[2]
    kept = load(es).translation("fr")
    assert kept.count(OF) == 1
    assert "letter.es.xml#declaration" in kept
    assert "names" not in kept.partition("<document")[0]


def test_xliff_leaves_it_out_and_the_version_shares_it_again(tmp_path: Path) -> None:
    _, es = put(tmp_path)
    exported = load(es).export("fr")
    assert "Palabras" in exported
    assert "The first" not in exported
    root = etree.fromstring(exported.encode())
    for segment in root.iter("{*}segment"):
        source = segment[0]
        target = etree.SubElement(segment, source.tag.replace("}source", "}target"))
        target.text = source.text
        target.extend(source)
    assert OF in load(es).version(etree.tostring(root))


def test_edits_of_it_are_left_with_the_name_of_its_file(tmp_path: Path) -> None:
    _, es = put(tmp_path)
    made = run(Work(es, "letter.es", Options(formats=(Format.DOCX,))), PIPELINE)
    copy = tmp_path / "copy.docx"
    with zipfile.ZipFile(BytesIO(made.outputs[Output.DOCX])) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b">Palabras.<", b">Letras.<").replace(b">The first.<", b">The last.<")
            new.writestr(name, data)
    edited = changes(es, [copy])
    assert edited.faults == ()
    applied = edited.applied(edited.changes)
    assert applied.data.decode() == es.read_text("utf-8").replace("<paragraph>Palabras.", "<paragraph>Letras.")
    ((change, reason),) = applied.left
    assert change.after == "last"
    assert reason.startswith("its words stand in letter.en.xml")
    assert Path(edited.place(change).path).name == "letter.en.xml"


def test_an_example_of_each_output_is_the_same_from_the_source_that_it_carries(tmp_path: Path) -> None:
    """The bytes of a build are those of a build of the source with the words written in."""
    _, es = put(tmp_path)
    formats = (Format.DOCX, Format.AKN, Format.HTML, Format.TXT)
    one = run(Work(es, "letter.es", Options(formats=formats)), PIPELINE)
    other = run(Work(es, "letter.es", Options(formats=formats), one.data), PIPELINE)
    assert dict(one.outputs) == dict(other.outputs)


@pytest.mark.long
def test_a_deposit_needs_no_other_file(masthead: Run, tmp_path: Path) -> None:
    _, es = put(tmp_path, english(ANNEX.replace("The first.", "The the first.")))
    assert masthead("archive", es, "--out", tmp_path / "bags", "--date", "2025-09-01").returncode == 0
    bag = tmp_path / "bags" / "letter.es.bag"
    assert b"of=" not in (bag / "data" / "source" / "letter.es.xml").read_bytes()
    for path in tmp_path.glob("*.xml"):
        path.unlink()
    assert "rebuilt equal" in masthead("archive", "--verify", bag).stdout


@pytest.mark.long
def test_all_outputs_in_every_language(tmp_path: Path) -> None:
    """Also into a version that runs the other way, and out of one."""
    for lang in ("fr", "ru", "ar", "zh", "es"):
        en, _ = put(tmp_path)
        version = tmp_path / f"letter.{lang}.xml"
        begun = load(en).translation(lang)
        head, _, rest = begun.rpartition("<annex ")
        version.write_text(head + OF + rest.partition("</annex>")[2], "utf-8")
        made = run(Work(version, version.stem, Options()), PIPELINE)
        assert set(made.verified) == set(Format)
        assert load(en).differences(load(version)) == ()
