"""The Dublin Core of each source and output as a table: ``metadata/metadata.csv``, as Archivematica reads it."""

from __future__ import annotations

import csv
import io

from pipeline.archive.record import DepositRecord


def sheet(record: DepositRecord) -> bytes:
    """The table, in UTF-8: a line a file, named as in a transfer (``objects/outputs/NAME.pdf``)."""
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
    heads = [name for name, values in common.items() for _ in values]
    values = [value for values in common.values() for value in values]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["filename", *heads, "dc.format"])
    for file in record.files:
        if file.derived or file.path == record.source:
            writer.writerow([file.path.replace("data/", "objects/", 1), *values, file.format])
    return text.getvalue().encode()
