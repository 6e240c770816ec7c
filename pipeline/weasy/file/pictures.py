"""Pictures: no interpolation, which PDF/A forbids and WeasyPrint asks for (ISO 19005-3 6.2.8, ISO 19005-4 6.2.7.1)."""

from __future__ import annotations

from typing import Any

import pydyf


def forbid_interpolation(pdf: Any) -> None:
    """Take the wish for interpolation off every picture of ``pdf``."""
    for value in pdf.objects:
        if isinstance(value, pydyf.Stream):
            value.extra.pop("Interpolate", None)
