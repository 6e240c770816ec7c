"""Joint letters: a page is broken between two signatures, each stays whole, and two lines of text have the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from look.building import build, document_of, source
from look.page_lines import Pages
from sampling import every

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_SENTENCE = "It went on as it had begun, and those who had come to see it stayed until the end of the day. "
_FOOT, _FOOT_FIRST = 732.5, 703.5
_LEADING = 12.0
_FIRST, _NEXT = 30.0, 18.0  # from the base before to that of a signature, with the leading of its first line


@dataclass(frozen=True)
class _Signed:
    """An annex of so many lines, and how many sign it."""

    lines: int
    count: int
    posts: int = 2
    end: str = ""
    after: str = ""
    grid: bool = False

    def closing(self) -> str:
        posts = "".join(f"<post>Post {place}</post>" for place in range(self.posts))
        signatures = "".join(
            f"<signature><name>Rudolf {place} <surname>Elphberg</surname></name>{posts}</signature>"
            for place in range(self.count)
        )
        grid = ' grid="true"' if self.grid else ""
        return f"<closing{grid}>{signatures}{self.after}</closing>"

    def text(self) -> str:
        return f"<paragraph>{(_SENTENCE * self.lines)[: 82 * self.lines - 40].strip()}.</paragraph>{self.end}"

    def annex(self) -> str:
        return f"<annex><title>Text</title><body>{self.text()}</body>{self.closing()}</annex>"


def _lines(pages: Pages) -> dict[int, list[tuple[float, str]]]:
    """What stands on each page between head and foot: base and words; on the first page, below the masthead."""
    rows: dict[int, dict[float, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in sorted(pages.lines, key=lambda one: (one.page, one.base, one.x0)):
        top, foot = (250, 712) if line.page == 1 else (67, 740)
        if top < line.base < foot:
            rows[line.page][round(line.base, 1)].append(line.text)
    return {page: [(base, " | ".join(words)) for base, words in found.items()] for page, found in rows.items()}


def _faults(pages: Pages, signed: _Signed) -> list[str]:
    """What is wrong with pages on which such texts are signed."""
    height = (1 + signed.posts) * _LEADING
    lines = _lines(pages)
    faults = []
    for page, rows in lines.items():
        begins = [place for place, (_, words) in enumerate(rows) if "Rudolf" in words]
        for place in begins:
            whole = [words for _, words in rows[place + 1 : place + 1 + signed.posts] if "Post" in words]
            if len(whole) < signed.posts:
                faults.append(f"page {page}: {rows[place][1]} is parted")
            if "Rudolf 0 " in rows[place][1] and place < 2:
                faults.append(f"page {page}: {place} lines stand with the first signature")
        if begins and signed.after and "A true copy" in rows[0][1]:
            faults.append(f"page {page}: the certification stands alone")
        following = lines.get(page + 1, [(0.0, "")])[0][1]
        if begins and "Rudolf" in following and not signed.after:
            free = (_FOOT_FIRST if page == 1 else _FOOT) - rows[-1][0]
            if free > (_FIRST if signed.grid else _NEXT) + height - _LEADING + 1:
                faults.append(f"page {page}: {free:.0f} points stay free before {following}")
    return faults


def _annexes(examples: Iterable[_Signed], folder: Path) -> tuple[Pages, list[str]]:
    """The pages of annexes that are signed alike but for their number, and what is wrong with them."""
    made: Sequence[_Signed] = tuple(examples)
    pages = build(document_of(source(attached="".join(one.annex() for one in made))), folder, "signed")
    found = "\n".join(words for rows in _lines(pages).values() for _, words in rows)
    assert found.count("Rudolf 0 ") == len(made)
    return pages, _faults(pages, made[0])


_VARIANTS = {
    "plain": _Signed(0, 0),
    "names": _Signed(0, 0, posts=1),
    "short": _Signed(0, 0, end="<paragraph>Short.</paragraph>"),
    "certified": _Signed(0, 0, after="<certification>A true copy.</certification>"),
    "grid": _Signed(0, 0, grid=True),
}


def _of(variant: str, lines: int, count: int) -> _Signed:
    one = _VARIANTS[variant]
    return _Signed(lines, count, one.posts, one.end, one.after, one.grid)


@pytest.mark.long
@pytest.mark.parametrize("variant", _VARIANTS)
def test_a_page_is_broken_between_signatures(variant: str, tmp_path: Path) -> None:
    pairs = [(4, 20), (36, 3), (40, 8), (43, 2), (45, 13), (47, 1)]
    pages, faults = _annexes((_of(variant, *pair) for pair in pairs), tmp_path)
    assert faults == []
    assert len(pages.sizes) > 1 + len(pairs), "some go on on the next page"


@pytest.mark.long
@pytest.mark.parametrize("variant", _VARIANTS)
def test_so_it_is_for_any_number_of_signatures_and_any_length_of_the_text(variant: str, tmp_path: Path) -> None:
    pairs = product((1, 2, 4, 20, 36, *range(38, 48)), (1, 2, 3, 7, 8, 13, 20, 40))
    assert _annexes((_of(variant, *pair) for pair in pairs), tmp_path)[1] == []


@pytest.mark.parametrize(("lines", "count"), every(3, [(1, 13), (3, 10), (3, 20), (20, 8), (25, 12)]))
def test_the_first_page_of_a_joint_letter_is_full(lines: int, count: int, tmp_path: Path) -> None:
    """A letter whose signatures do not all find room on its first page begins there all the same."""
    signed = _Signed(lines, count, end="<paragraph>Short.</paragraph>")
    pages = build(document_of(source(letter=signed.text(), closing=signed.closing())), tmp_path, "letter")
    assert len(pages.sizes) == 2
    assert _faults(pages, signed) == []
    first = _lines(pages)[1]
    assert first[-1][0] > _FOOT_FIRST - _NEXT - 3 * _LEADING
