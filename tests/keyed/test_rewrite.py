"""Keyed sources are rewritten by structure alone."""

from __future__ import annotations

import pytest
from keyed.rewrite import rewritten

_SOURCE = (
    b'<document xmlns="urn:masthead:source:1">\n<annex><title>Alpha <emphasis>beta</emphasis></title>'
    b"</annex></document>"
)


def test_attributes_are_set_and_words_stay() -> None:
    assert b'<annex numbers="indented">' in rewritten("a-79-903", _SOURCE)
    assert rewritten("none", _SOURCE).endswith(_SOURCE)


def test_a_row_that_finds_nothing_is_told() -> None:
    with pytest.raises(ValueError, match="nothing at"):
        rewritten("a-79-903", b'<document xmlns="urn:masthead:source:1"/>')
