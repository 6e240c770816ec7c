"""How long after a save the bench shows it, on a letter of ten pages; the cold build of the same letter beside it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from statistics import median

from lxml import etree

from tests.bench.copies import NAMESPACE, copies
from tests.bench.saving import watched
from tests.bench.timing import MASTHEAD, seconds

MISTAKE, TEXT, PAGES, COLD = "mistake", "repaired text", "pages", "cold build"


def ten_pages(source: Path, target: Path) -> Path:
    """The Lima letter, with a part of its annex once more: ten pages."""
    copies(source, 2, target)
    tree = etree.parse(str(target))
    body = tree.getroot().findall(f"{NAMESPACE}annex")[1].find(f"{NAMESPACE}body")
    assert body is not None
    for part in (*list(body)[2:], *list(body[1])[4:]):
        part.getparent().remove(part)
    target.write_bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8"))
    return target


def latencies(letter: Path, folder: Path, runs: int) -> dict[str, float]:
    """The median time until each is shown, and that of a cold build, measured in turn, in seconds."""
    text = letter.read_text("utf-8")
    source = folder / "watched.xml"
    source.write_text(text, "utf-8")
    times: dict[str, list[float]] = defaultdict(list)
    with watched(source) as bench:
        bench.heard.until("files_version", 1)
        version = 1
        for run in range(runs + 1):  # the first warms the caches
            build = (*MASTHEAD, "build", letter, "--out", folder / "cold", "--force")
            cold = seconds(build)
            version += 1
            wrong = bench.save(text.replace("</paragraph>", ' <ref to="nowhere">annex</ref></paragraph>', 1))
            told = bench.heard.until("findings_version", version) - wrong
            version += 1
            saved = bench.save(text.replace("</paragraph>", f" Words of save {version}.</paragraph>", 1))
            shown = bench.heard.until("text_version", version) - saved
            pages = bench.heard.until("pages_version", version) - saved
            bench.heard.until("files_version", version)
            if run:
                for name, taken in ((MISTAKE, told), (TEXT, shown), (PAGES, pages), (COLD, cold)):
                    times[name].append(taken)
    return {name: median(found) for name, found in times.items()}
