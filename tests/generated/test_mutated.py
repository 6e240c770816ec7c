"""Sources of the project, changed at random: `check` tells every fault at its place, and what it passes builds.

The long tests check 2,000, or as many as ``MASTHEAD_EXAMPLES`` says, and build six of each hundred.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from generated.judging import FORMS, LAYOUTS, PROFILES, fault_of
from generated.mutations import mutated, sources
from generated.test_drawn import BLOCK, BLOCKS

from pipeline.errors import MastheadError
from pipeline.options import Options
from pipeline.stages import RESOLVING, Work, run

_BUILT = 6
_FILES = frozenset({"MH101", "MH102"})  # what is said of a whole file has no line

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open


def works(seeds: range) -> Iterator[tuple[int, Work]]:
    """Changed sources, each with options of its own."""
    for seed in seeds:
        dice = Random(seed)  # noqa: S311 - the same sources in every run
        path = dice.choice(sources())
        data = mutated(dice, path.read_bytes())
        form, review = dice.choice(FORMS)
        options = Options(layout=dice.choice(LAYOUTS), profile=dice.choice(sorted(PROFILES)), form=form, review=review)
        yield seed, Work(path.with_name("drawn.xml"), "drawn", options, data)


def passed(seed: int, work: Work) -> bool:
    """Whether `check` passes it; nothing but a ``MastheadError`` with places is raised."""
    try:
        run(work, RESOLVING)
    except MastheadError as error:
        lost = [str(fault) for fault in error.faults if not fault.place.line and fault.code not in _FILES]
        assert lost == [], seed
        return False
    return True


@pytest.mark.long
def test_some_changed_sources_are_checked() -> None:
    assert sum(passed(seed, work) for seed, work in works(range(150))) > 5


@pytest.mark.long
@pytest.mark.parametrize("block", BLOCKS)
def test_changed_sources_are_checked_and_build(block: int) -> None:
    built = 0
    for seed, work in works(range(block * BLOCK, (block + 1) * BLOCK)):
        if passed(seed, work) and built < _BUILT:
            built += 1
            fault = fault_of(work.data, work.path.parent, work.options)
            assert fault == "", f"seed {seed}, {work.options.layout}, {work.options.form}: {fault}"
    assert built
