"""The catalogue as files: every document in every list, links that lead somewhere, nobody's file overwritten."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

Run = Callable[..., CompletedProcess[str]]
Document = Callable[..., Path]
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)> & {{ 7 * 7 }}'


def pages(out: Path) -> dict[str, etree._Element]:
    files = [out / "index.html", *sorted((out / "catalogue").rglob("*.html"))]
    return {path.relative_to(out).as_posix(): html.document_fromstring(path.read_bytes()) for path in files}


def texts(page: etree._Element, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.xpath(path)]


def state(out: Path) -> dict[str, tuple[str, int]]:
    files = (path for path in out.rglob("*") if path.is_file())
    return {str(path): (sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) for path in files}


def dead(out: Path) -> list[str]:
    """The links of all pages that lead to no file of the folder."""
    found = []
    for name, page in pages(out).items():
        for link in page.xpath("//a/@href | //link/@href | //script/@src"):
            address = urlsplit(link)
            target = (out / name).parent / unquote(address.path) if address.path else out / name
            inside = target.resolve().is_relative_to(out.resolve()) and target.is_file()
            if address.scheme or address.netloc or not inside:
                found.append(f"{name}: {link}")
    return found


def test_every_document_stands_in_every_list(masthead: Run, document: Document, out: Path) -> None:
    document("A_80_9.en", ".pdf", ".html", symbol="A/80/9")
    document("A_80_9.ar", ".pdf", symbol="A/80/9", language="ar", title="رسالة")
    document("deep/A_80_10.en", ".docx", symbol="A/80/10", status="draft", session="81", day="2026-01-05")
    done = masthead("catalogue", out, "--no-search", "--lang", "en,ar")
    assert (done.returncode, done.stdout) == (0, f"{out / 'index.html'}\n"), done.stderr
    assert "2 documents in 3 versions" in done.stderr
    assert dead(out) == []
    found = pages(out)
    first = found["catalogue/en/symbol/all/1.html"]
    assert texts(first, "//h2/span") == ["A/80/9", "A/80/10"]
    links = first.xpath("//li[.//h2/span='A/80/9']//ul/li/a/@href")
    assert links == [
        f"../../../../A_80_9.{rest}" for rest in ("ar.pdf", "ar.akn.xml", "en.pdf", "en.akn.xml", "en.html")
    ]
    assert "Draft: not an official document" in texts(first, "//li[.//span='A/80/10']//strong")
    listed = {
        "organ/general-assembly": 2, "session/general-assembly-ordinal-80": 1, "date/2026": 1, "language/ar": 1,
    }  # fmt: skip
    for name, count in listed.items():
        assert len(found[f"catalogue/en/{name}/1.html"].xpath("//h2")) == count, name
    assert texts(found["catalogue/en/session/index.html"], "//main//li/a") == [
        "General Assembly, Eighty-first session", "General Assembly, Eightieth session",
    ]  # fmt: skip
    arabic = found["catalogue/ar/symbol/all/1.html"]
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert arabic.xpath("//h2[span='A/80/9']/a[@lang='ar'][@dir='rtl']")[0].text == "رسالة"
    told = json.loads((out / "catalogue.json").read_bytes())["documents"]
    assert [each["symbols"] for each in told] == [["A/80/9"], ["A/80/10"]]
    assert told[0]["versions"][1]["files"]["html"] == "A_80_9.en.html"


def test_what_a_document_says_is_text(masthead: Run, document: Document, out: Path) -> None:
    facts = ("symbol", "title", "organ", "subject", "text", "status")
    document("javascript:alert(1) \"'<b>", **dict.fromkeys(facts, HOSTILE))
    assert masthead("catalogue", out, "--no-search", "--address", "https://x.example/").returncode == 0
    for name, page in pages(out).items():
        assert page.xpath("//script | //img | //b | //@onerror") == [], name
        assert not [link for link in page.xpath("//@href") if urlsplit(link).scheme], name
    assert dead(out) == []
    assert HOSTILE in pages(out)["catalogue/en/symbol/all/1.html"].xpath("//h2/a")[0].text_content()
    etree.fromstring((out / "sitemap.xml").read_bytes())


def test_the_same_outputs_change_no_byte(masthead: Run, document: Document, out: Path) -> None:
    document("one", ".pdf")
    more = document("two", symbol="A/80/2", subject="PEACE")
    assert masthead("catalogue", out, "--no-search").returncode == 0
    before = state(out)
    assert masthead("catalogue", out, "--no-search").returncode == 0
    assert state(out) == before
    more.unlink()
    assert masthead("catalogue", out, "--no-search").returncode == 0
    assert texts(pages(out)["catalogue/en/subject/index.html"], "//main//li/a") == ["MIGRATION"]
    assert not list((out / "catalogue").rglob("*peace*"))


def test_nothing_of_anybody_else_s_is_overwritten(masthead: Run, document: Document, out: Path) -> None:
    document("one")
    (out / "index.html").write_text("mine", "utf-8")
    refused = masthead("catalogue", out, "--no-search")
    assert (refused.returncode, "MH184" in refused.stderr) == (2, True), refused.stderr
    assert (out / "index.html").read_text("utf-8") == "mine"
    assert masthead("catalogue", out, "--no-search", "--force").returncode == 0
    page = out / "catalogue" / "en" / "symbol" / "index.html"
    page.write_text("mine", "utf-8")
    note = out / "catalogue" / "note.html"
    note.write_text("mine", "utf-8")
    before = state(out)
    assert "MH184" in masthead("catalogue", out, "--no-search").stderr
    assert state(out) == before
    page.unlink()
    assert masthead("catalogue", out, "--no-search").returncode == 0
    assert note.read_text("utf-8") == "mine"


def test_a_run_that_was_killed_is_no_obstacle(masthead: Run, document: Document, out: Path) -> None:
    document("one")
    assert masthead("catalogue", out, "--no-search").returncode == 0
    record = out / "catalogue" / "files.txt"
    lines = record.read_text("utf-8").splitlines(keepends=True)
    record.write_text("".join(lines[:-1]) + lines[-1][:80], "utf-8")  # killed while it wrote a line: no file then
    (out / lines[-1].split("  ", 1)[1].strip()).unlink()
    assert masthead("catalogue", out, "--no-search").returncode == 0
    assert record.read_text("utf-8").splitlines(keepends=True) == lines


def test_documents_of_one_iri_are_kept_apart(masthead: Run, document: Document, out: Path) -> None:
    for name in ("peru.en", "peru.fr", "chile.en", "chile.fr"):
        document(name, language=name[-2:], symbol="A/80/…", title=name)
    assert "2 documents in 4 versions" in masthead("catalogue", out, "--no-search").stderr


def test_lists_have_pages(masthead: Run, document: Document, out: Path) -> None:
    for number in range(1, 102):
        document(f"letter-{number}", symbol=f"A/80/{number}")
    assert masthead("catalogue", out, "--no-search").returncode == 0
    assert dead(out) == []
    found = pages(out)
    assert texts(found["catalogue/en/symbol/index.html"], "//main//li/a") == [
        "A/80/1 … A/80/50", "A/80/51 … A/80/100", "A/80/101",
    ]  # fmt: skip
    middle = found["catalogue/en/organ/general-assembly/2.html"]
    assert texts(middle, "//h2/span")[0] == "A/80/51"
    assert middle.xpath("//nav//a[@rel]/@href") == ["1.html", "3.html"]


@pytest.mark.parametrize("address", ["archive.example", "https://x.example/a?b/", "https://x.example"])
def test_addresses_are_read_with_care(masthead: Run, document: Document, out: Path, address: str) -> None:
    document("one")
    done = masthead("catalogue", out, "--no-search", "--address", address)
    assert (done.returncode, "MH189" in done.stderr) == (2, True), done.stderr
    assert not (out / "index.html").exists()


def test_folders_without_documents_and_damaged_files_are_told(masthead: Run, document: Document, out: Path) -> None:
    assert "MH187" in masthead("catalogue", out / "none").stderr
    assert "MH188" in masthead("catalogue", out, "--no-search").stderr
    document("one")
    (out / "cut.akn.xml").write_text("<akomaNtoso><doc>", "utf-8")
    (out / "empty.akn.xml").write_text("<akomaNtoso/>", "utf-8")
    (out / "bad.pdf").write_bytes(b"%PDF-1.7 no")
    done = masthead("catalogue", out, "--no-search")
    assert done.returncode == 1
    assert "1 documents in 1 versions; 3 are not in it" in done.stderr
    for code in ("MH103", "MH182", "MH183"):
        assert code in done.stderr


def test_site_maps_name_all_languages(masthead: Run, document: Document, out: Path) -> None:
    document("a b.en", ".html")
    document("a b.fr", ".pdf", language="fr")
    assert masthead("catalogue", out, "--no-search", "--address", "https://x.example/d/").returncode == 0
    tree = etree.fromstring((out / "sitemap.xml").read_bytes())
    places = [each.text for each in tree.iter("{*}loc")]
    assert places[-2:] == ["https://x.example/d/a%20b.en.html", "https://x.example/d/a%20b.fr.pdf"]
    assert [each.get("hreflang") for each in tree[-1].iter("{*}link")] == ["en", "fr"]


def test_real_documents_say_who_they_are(masthead: Run, lima: Path, out: Path) -> None:
    assert masthead("build", lima, "--to", "akn", "--out", out).returncode == 0
    assert masthead("catalogue", out, "--no-search").returncode == 0
    page = pages(out)["catalogue/en/symbol/all/1.html"]
    assert texts(page, "//h2/span") == ["A/61/…"]
    assert "General Assembly, Sixty-first session · 7 June 2006" in texts(page, "//li/p")[0]


@pytest.mark.long
def test_a_pdf_alone_is_enough(process: Run, lima: Path, out: Path) -> None:
    assert process("build", lima, "--to", "pdf", "--out", out).returncode == 0
    assert process("catalogue", out, "--no-search").returncode == 0
    page = pages(out)["catalogue/en/symbol/all/1.html"]
    assert page.xpath("//main//ul/li/a/@href") == ["../../../../lima-declaration.pdf"]
