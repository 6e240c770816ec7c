"""What a comment of a working copy says of a finding: what is wrong, and what its reader can do about it in Word."""

from __future__ import annotations

from functools import cache
from tomllib import loads

from pipeline.errors import Fault
from pipeline.resources import data, read_text


@cache
def _asked() -> dict[str, str]:
    return loads(read_text(data("review.toml")))


def review_comment(fault: Fault) -> str:
    """``MH440: the words begin with “1.”, which the document prints by itself; delete what is typed here …``."""
    asked = _asked()
    return f"{fault.code}: {fault.wrong}; {asked.get(fault.code, asked[''])}"
