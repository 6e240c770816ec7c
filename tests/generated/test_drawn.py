"""Sources drawn at random over the whole schema: what `check` passes builds in all five outputs, verifies, conforms.

The long tests draw 2,000, or as many as ``MASTHEAD_EXAMPLES`` says; each hundred is a test with a seed of its own.
veraPDF and a validator of Open XML look at every twentieth.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from generated.alphabet import alphabet
from generated.drafter import Drafter
from generated.grammar import grammar
from generated.judging import FORMS, LAYOUTS, PROFILES, fault_of
from generated.mending import mended, written
from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from hypothesis import strategies as st
from lxml import etree
from pictures.kinds import USABLE

from pipeline.options import Options
from pipeline.source.grammar.check import grammar_faults
from pipeline.xmlio.parse import parse

BLOCK = 100
BLOCKS = range(max(1, int(os.environ.get("MASTHEAD_EXAMPLES", "2000")) // BLOCK))
_EVERY = 20
_SEEDS = st.integers(0, 2**32 - 1)
_SET = {
    "deadline": None,
    "database": None,
    "phases": (Phase.explicit, Phase.generate),
    "suppress_health_check": list(HealthCheck),
}

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a picture of every kind."""
    made = tmp_path_factory.mktemp("drawn")
    for name, make in USABLE.items():
        (made / name).write_bytes(make())
    return made


def drawn(number: int, folder: Path) -> tuple[bytes | None, Options]:
    """A source that `check` passes, and what to build of it; none where too little would be left."""
    dice = Random(number)  # noqa: S311 - the same sources in every run
    root = Drafter(dice).source()
    form, review = dice.choice(FORMS)
    form = form if root.find("{*}deliberation") is None else "issued"  # nobody signs what an organ has adopted
    options = Options(
        layout=dice.choice(LAYOUTS), profile=dice.choice(sorted(PROFILES)), form=form, review=review, name="source"
    )
    return mended(written(root), folder, options), options


def _build(block: int, examples: int, folder: Path) -> None:
    count = 0

    @seed(block)  # the same sources in every run
    @settings(max_examples=examples, **_SET)
    @given(_SEEDS)
    def build(number: int) -> None:
        nonlocal count
        data, options = drawn(number, folder)
        assume(data is not None)
        count += 1
        fault = fault_of(data, folder, options, thorough=count % _EVERY == 0)
        assert fault == "", f"seed {number}, {options.layout}, {options.profile}, {options.form}: {fault}"

    build()
    assert count == examples


def test_some_drawn_sources_build(folder: Path) -> None:
    _build(len(BLOCKS), 3, folder)


@pytest.mark.long
@pytest.mark.parametrize("block", BLOCKS)
def test_drawn_sources_build(block: int, folder: Path) -> None:
    _build(block, BLOCK, folder)


def test_sources_are_drawn_as_the_schema_allows() -> None:
    used: set[str] = set()
    for number in range(150):
        root = Drafter(Random(number)).source()  # noqa: S311 - as above
        assert grammar_faults(parse("drawn.xml", written(root))) == () or _only_combined(root)
        used |= {etree.QName(node).localname for node in root.iter() if isinstance(node.tag, str)}
    assert used >= grammar().elements


def _only_combined(root: etree._Element) -> bool:
    """Whether all that is wrong is what the schema cannot say, as words before a run-in heading."""
    found = grammar_faults(parse("drawn.xml", written(root)))
    return {fault.code for fault in found} <= {"MH204", "MH206", "MH209", "MH210"}


def test_the_alphabet_has_all_categories_that_have_accepted_characters() -> None:
    found = alphabet()
    assert {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"} <= {
        *found
    }
    assert {"Sm", "Sc", "Sk", "So", "Zs"} <= {*found}
