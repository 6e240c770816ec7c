"""``python -m tests.bench``: the bars of speed, measured in one run, as ratios. Exit 1 where one is missed.

``--quick`` measures what takes under a minute (one copy of the annex); without it, 10, 50 and 100 copies as well.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc
import pypdfium2

from pipeline.fonts import private_fontconfig, user_cache
from pipeline.options import Options
from pipeline.render.pdf import render_pdf_html
from pipeline.render.text import render_text
from pipeline.stages import RESOLVING, Work, document_of, run
from pipeline.style.load import document_style
from tests.bench.batched import MOST_MEMORY, MOST_OF_COLD, TWO_WORKERS, batched
from tests.bench.copies import copies, rows
from tests.bench.shims import AT_START, OF_MEMORY, OF_TEXT, memory, shares
from tests.bench.timing import MASTHEAD, in_turn
from tests.bench.watching import COLD, MISTAKE, PAGES, TEXT, latencies, ten_pages

LIMA = Path(__file__).parent.parent.parent / "source" / "lima-declaration.xml"
BARE = ("--no-verify", "--no-validate")
_RUNS = 2  # of a long document with and without each shim, of which the least counts


@dataclass(frozen=True)
class Bar:
    """One bar: what is compared, the ratio or time found, and the most that it may be."""

    name: str
    found: float
    most: float
    unit: str = ""

    def __str__(self) -> str:
        verdict = "ok" if self.found <= self.most else "MISSED"
        return f"{verdict:6} {self.found:8.3f}{self.unit:2} (at most {self.most}{self.unit})  {self.name}"


def main() -> int:
    """Measure, print every bar with the times behind it, and say whether all are met."""
    arguments = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="one copy of the annex only")
    arguments.add_argument("--runs", type=int, default=7, help="runs of each command, of which the median counts (7)")
    given = arguments.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the product is compiled once, as pip has compiled WeasyPrint
    print(environment(), flush=True)
    with TemporaryDirectory() as name:
        bars = one_copy(Path(name), given.runs) + the_bench(Path(name), given.runs)
        if not given.quick:
            bars += many_copies(Path(name)) + a_collection(Path(name))
    for bar in bars:
        print(bar)
    return int(any(bar.found > bar.most for bar in bars))


def environment() -> str:
    """What the figures depend on."""
    compiler = next((tool for tool in ("gcc", "cc", "clang") if shutil.which(tool)), "none")
    packages = ", ".join(f"{name} {version(name)}" for name in ("weasyprint", "lxml", "python-docx"))
    return (
        f"CPython {platform.python_version()}, {packages}, pandoc {pypandoc.get_pandoc_version()}; "
        f"compiler on the machine: {compiler}"
    )


def build(source: Path, out: Path, *more: str) -> tuple[str | Path, ...]:
    """The command of a cold build."""
    return (*MASTHEAD, "build", source, "--out", out, "--force", *more)


def stock(source: Path, folder: Path) -> tuple[tuple[str | Path, ...], dict[str, str]]:
    """The stock command of WeasyPrint on the HTML that we lay out, at the same variant, with the same fonts."""
    document = document_of(run(Work(source, source.stem, Options()), RESOLVING))
    pages = render_pdf_html(document, document_style(document))
    (folder / "page.html").write_text(pages.html, encoding="utf-8")
    (folder / "page.css").write_text(pages.css, encoding="utf-8")
    program = Path(sys.executable).parent / "weasyprint"
    command = (
        program,
        "--pdf-variant",
        "pdf/a-3a",
        "-s",
        folder / "page.css",
        folder / "page.html",
        folder / "stock.pdf",
    )
    return command, {"FONTCONFIG_FILE": str(private_fontconfig(user_cache()))}


def one_copy(folder: Path, runs: int) -> list[Bar]:
    """The Lima letter as it is."""
    weasyprint, fonts = stock(LIMA, folder)
    text = folder / "lima.md"
    document = document_of(run(Work(LIMA, LIMA.stem, Options()), RESOLVING))
    text.write_text(render_text(document), encoding="utf-8")
    times = in_turn(
        {
            "stock": weasyprint,
            "bare": build(LIMA, folder / "bare", *BARE),
            "default": build(LIMA, folder / "default"),
            "docx": build(LIMA, folder / "docx", "--to", "docx", *BARE),
            "pandoc": (pypandoc.get_pandoc_path(), text, "-o", folder / "pandoc.docx"),
            "fresh": (*MASTHEAD, "build", LIMA, "--out", folder / "default"),
        },
        runs,
        {"stock": fonts},
    )
    print("  ".join(f"{name} {taken:.3f} s" for name, taken in times.items()))
    return [
        *_shims(shares(LIMA, folder, runs, AT_START)),
        Bar("five outputs, not verified, not validated : stock WeasyPrint's PDF", times["bare"] / times["stock"], 0.85),
        Bar("the default build : stock WeasyPrint's PDF", times["default"] / times["stock"], 1.15),
        Bar("an unchanged document is skipped", times["fresh"], 0.3, " s"),
        Bar("our DOCX : pandoc's, on the same text (information)", times["docx"] / times["pandoc"], 99),
    ]


def the_bench(folder: Path, runs: int) -> list[Bar]:
    """How soon `masthead watch` shows a save of a letter of ten pages."""
    letter = ten_pages(LIMA, folder / "ten-pages.xml")
    times = latencies(letter, folder, runs)
    pages = len(pypdfium2.PdfDocument(folder / "cold" / "ten-pages.pdf"))
    print(f"a letter of {pages} pages: " + "  ".join(f"{name} {taken:.3f} s" for name, taken in times.items()))
    return [
        Bar("a mistake is shown after the save", times[MISTAKE], 1.0, " s"),
        Bar("the repaired text is shown after the save", times[TEXT], 0.3, " s"),
        Bar("the pages are shown after the save", times[PAGES], 1.5, " s"),
        Bar("the pages after a save : the cold build", times[PAGES] / times[COLD], 0.55),
    ]


def _shims(shares_: dict[str, float], what: str = "processor time") -> list[Bar]:
    return [Bar(f"{what} with the shim {name} : without", share, 0.97) for name, share in shares_.items()]


def many_copies(folder: Path) -> list[Bar]:
    """Ten, fifty and a hundred copies of the annex: does a page cost the same, and what does verifying cost?

    And what does each speed shim save, in the document that it is for?
    """
    per_page: dict[int, float] = {}
    verified: dict[int, tuple[float, float]] = {}
    saved: dict[str, float] = {}
    for count in (10, 50, 100):
        print(f"{count} copies of the annex", file=sys.stderr, flush=True)
        source = copies(LIMA, count, folder / f"copies-{count}.xml")
        commands = {"bare": build(source, folder, *BARE)}
        if count == 50:
            commands |= {"pdf": build(source, folder, "--to", "pdf", *BARE)}
            commands |= {"verified": build(source, folder, "--to", "pdf", "--no-validate")}
        times = in_turn(commands, 3 if count == 10 else 1)
        pages = len(pypdfium2.PdfDocument(folder / f"copies-{count}.pdf"))
        per_page[count] = times["bare"] / pages
        print(f"{count} copies: {pages} pages; " + "  ".join(f"{name} {taken:.2f} s" for name, taken in times.items()))
        if count == 50:
            verified[count] = (times["pdf"], times["verified"])
            saved |= shares(source, folder, _RUNS, OF_TEXT)
    table = rows(LIMA, 2_000, folder / "rows.xml")
    plain, with_reading = verified[50]
    return [
        *_shims(saved),
        *_shims(shares(table, folder, 1, OF_MEMORY, memory), "memory"),
        Bar("time a page at 50 copies : at 10", per_page[50] / per_page[10], 1.1),
        Bar("time a page at 100 copies : at 10", per_page[100] / per_page[10], 1.15),
        Bar("reading the PDF back : the build, at 50 copies", (with_reading - plain) / with_reading, 0.15),
    ]


def a_collection(folder: Path) -> list[Bar]:
    """A hundred letters in ``masthead batch``; memory after ten times as many documents, here 10 and 100."""
    found = batched(LIMA, folder, 100)
    return [
        Bar("processor time of a document in a batch : its cold build", found.processor, MOST_OF_COLD),
        Bar("twice the time with two workers : with one", found.two_workers, round(1 / TWO_WORKERS, 3)),
        Bar("memory of a worker after 100 documents : after 10", found.memory, MOST_MEMORY),
    ]


if __name__ == "__main__":
    sys.exit(main())
