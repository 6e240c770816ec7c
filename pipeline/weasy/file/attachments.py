"""Attached files: embedded, named, and associated with the document once (ISO 19005-3 6.8, ISO 32000-2 14.13)."""

from __future__ import annotations

from hashlib import md5
from typing import Any

import pydyf

from pipeline.weasy.metadata import Attached


def embed(pdf: Any, attached: tuple[Attached, ...], created: str) -> None:
    """Embed files; ``created`` is the ISO date of the document, the date of its files too, or empty."""
    if not attached:
        return
    names = pydyf.Array()
    associated = pydyf.Array()
    for file in sorted(attached, key=lambda file: pydyf.String(file.name).data):
        stream = pydyf.Stream([file.data], _parameters(file, created), compress=True)
        pdf.add_object(stream)
        specification = pydyf.Dictionary(
            {
                "Type": "/Filespec",
                "F": pydyf.String(file.name),
                "UF": pydyf.String(file.name),
                "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
                "Desc": pydyf.String(file.description),
                "AFRelationship": f"/{file.relationship}",
            }
        )
        pdf.add_object(specification)
        names.extend((pydyf.String(file.name), specification.reference))
        associated.append(specification.reference)
    tree = pydyf.Dictionary({"Names": names})
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = associated


def _parameters(file: Attached, created: str) -> Any:
    digest = md5(file.data, usedforsecurity=False).hexdigest()
    values: dict[str, Any] = {"Size": len(file.data), "CheckSum": f"<{digest}>"}
    if created:
        date = pydyf.String(f"D:{created.replace('-', '')}")
        values |= {"CreationDate": date, "ModDate": date}
    return pydyf.Dictionary(
        {
            "Type": "/EmbeddedFile",
            "Subtype": "/" + file.mime.replace("/", "#2f").replace("+", "#2b"),
            "Params": pydyf.Dictionary(values),
        }
    )
