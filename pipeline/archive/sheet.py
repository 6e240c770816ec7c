"""The Dublin Core of each source and output as a table: ``metadata/metadata.csv``, as Archivematica reads it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from pipeline.archive.record import DepositRecord


def sheet(records: Iterable[DepositRecord]) -> bytes:
    """The table, in UTF-8: a line a file of each document, named from the top of a bag (``data/outputs/NAME.pdf``)."""
    rows = [(name, fields) for record in records for name, fields in _rows(record)]
    widths = {key: max(len(fields.get(key, ())) for _, fields in rows) for _, every in rows for key in every}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["filename", *(key for key, width in widths.items() for _ in range(width))])
    for name, fields in rows:
        cells = (fields.get(key, ()) + ("",) * (width - len(fields.get(key, ()))) for key, width in widths.items())
        writer.writerow([name, *(cell for row in cells for cell in row)])
    return text.getvalue().encode()


def _rows(record: DepositRecord) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    common = {
        "dc.title": (record.title,),
        "dc.identifier": (*record.symbols, *record.iris),
        "dc.creator": record.creators,
        "dc.publisher": (record.publisher,),
        "dc.date": (record.date,),
        "dc.language": record.languages,
        "dc.description": (f"{record.official} ({record.status})",),
        "dc.rights": (record.rights,),
    }
    for file in record.files:
        if file.derived or file.path in record.sources:
            yield file.path, {**common, "dc.format": (file.format,)}
