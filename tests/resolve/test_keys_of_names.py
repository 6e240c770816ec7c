"""Keys made from words: two names never share one, and those that version 0.1.0 made in full stay as they were."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.resolve.inline.register import Register, identity, made_key

KEPT = {
    "Ana María Quispe": "ana-maria-quispe",
    "Łódź": "odz",
    "Office of the Keeper of All the Rivers, Lakes and Ponds of the World": (
        "office-of-the-keeper-of-all-the-rivers-lakes-and-ponds-of-th"
    ),
    "Озеро": "x41e-437-435-440-43e",
    "海洋": "x6d77-6d0b",
    "2030 Agenda": "n-2030-agenda",
}
APART = [
    ("Александра Петрова", "Александра Павлова"),
    ("Международный союз рек", "Международный союз озёр"),
    ("الاتحاد الدولي للأنهار", "الاتحاد الدولي للبحيرات"),
    ("国际河流与湖泊合作委员会第一小组", "国际河流与湖泊合作委员会第二小组"),
    ("Группа 12", "Союз 12"),
    ("Öst", "Ost"),
    ("Øst", "St"),
    (f"{'Very long name of a body ' * 4}one", f"{'Very long name of a body ' * 4}two"),
]


@pytest.mark.parametrize(("label", "key"), KEPT.items())
def test_keys_that_held_the_whole_name_stay(label: str, key: str) -> None:
    assert made_key(label) == key


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_names_have_two_keys(one: str, other: str) -> None:
    register = Register()
    keys = [register.name("person", "", name) for name in (one, other, one, other)]
    assert keys[0] != keys[1]
    assert keys[:2] == keys[2:]
    assert all(len(key) <= 64 for key in keys if "-" in key)


NAMES = st.text(alphabet=st.characters(categories=("L", "M", "N", "Zs", "Pd")), min_size=1, max_size=90)


@given(st.lists(NAMES, min_size=2, max_size=12))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_keys_are_injective(names: list[str]) -> None:
    register = Register()
    keys = {register.name("person", "", name): identity(name) for name in names if identity(name)}
    assert len(set(keys.values())) == len({identity(name) for name in names if identity(name)})


def test_a_key_that_the_record_declares_is_its_own() -> None:
    from pipeline.source.model.record import Entry

    register = Register({("organization", "ost"): Entry("organization", "ost", "The East")})
    assert register.name("organization", "", "Ost") == register.name("organization", "", "Öst") == "ost"
