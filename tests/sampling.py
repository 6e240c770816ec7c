"""Which cases of a long row run in the short tests; the long tests run all the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def every(step: int, cases: Iterable[Any]) -> list[Any]:
    """Cases for ``parametrize``: one in ``step`` is a short test, beginning with the first; the others are long.

    A tuple gives the values of several parameters.
    """
    return [_case(case, is_short=place % step == 0) for place, case in enumerate(cases)]


def _case(case: Any, *, is_short: bool) -> Any:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values) if is_short else pytest.param(*values, marks=pytest.mark.long)
