"""The pipeline is one list, and this is it."""

from __future__ import annotations

from pipeline.checks import RULES
from pipeline.stages import CHECKING, PIPELINE, RESOLVING


def test_the_stages_and_their_order() -> None:
    names = [name for name, _stage in PIPELINE]
    assert names == [
        "read",
        "grammar",
        "load",
        "check",
        "resolve",
        "layout",
        "akn",
        "pages",
        "docx",
        "html",
        "txt",
        "validate",
        "verify",
        "pdf",
        "verify pdf",
        "whole",
    ]


def test_checking_and_resolving_are_its_beginning() -> None:
    assert PIPELINE[: len(CHECKING)] == CHECKING
    assert PIPELINE[: len(RESOLVING)] == RESOLVING


def test_every_stage_says_what_it_reads_and_writes() -> None:
    for name, stage in PIPELINE:
        text = stage.__doc__ or ""
        assert "Reads:" in text, name
        assert "Writes:" in text, name


def test_no_rule_runs_twice() -> None:
    assert len({rule for _name, rule in RULES}) == len(RULES)
