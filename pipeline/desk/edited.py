"""An edited DOCX of masthead as a document: the source that it was made of, with every edit taken in."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.desk.apply import apply
from pipeline.desk.copies import copy_of
from pipeline.desk.desk import desk
from pipeline.errors import Exit, Fault, MastheadError, Place
from pipeline.intake.docx.read import read_docx
from pipeline.intake.package import Package
from pipeline.redline.versions import Side, document_of_source
from pipeline.render.docx.package.carried import unpacked

_MEND = "take the edits into the source with masthead changes --apply and compare that, or ask for --to docx,text"


def with_document(copy: Side, other: Side) -> Side:
    """A side with its document; of a DOCX, that of its source with all its edits.

    The source is the ``other`` side, where the DOCX was made of that, else the one that the DOCX carries. Raises
    ``MastheadError`` MH602 (exit 2) where there is neither, or an edit cannot be taken in.
    """
    if copy.document is not None:
        return copy
    with TemporaryDirectory(prefix="masthead-") as folder:
        source = _source(copy, other, Path(folder))
        try:
            found = desk(source, (copy.path,), None)
        except MastheadError as error:
            raise _refused(copy, f"its source cannot be read by itself: {error.faults[0].wrong}") from None
        made = apply(found, found.changes)
        if made.left:
            change, reason = made.left[0]
            count = len(made.left)
            wrong = f"{count} of its edits cannot be taken into its source, such as {change.id}: {reason}"
            raise _refused(copy, wrong)
        return Side(copy.path, made.data, document_of_source(source, made.data))


def _source(copy: Side, other: Side, folder: Path) -> Path:
    """The file of the source that a DOCX was made of."""
    if other.document is not None and other.digest == copy_of(copy.path).digest:
        found = other.data
        if other.path.read_bytes() == found:  # its pictures lie beside it
            return other.path
    else:
        carried = unpacked(read_docx(Package(copy.data, str(copy.path)), "accept").carried)
        if carried is None:
            raise _refused(copy, "it does not carry the source that it was made of")
        found = carried.source
    source = folder / "source.xml"
    source.write_bytes(found)
    return source


def _refused(copy: Side, wrong: str) -> MastheadError:
    expected = "a DOCX that masthead built, with edits of words and paragraphs"
    return MastheadError([Fault("MH602", Place(str(copy.path)), wrong, expected, _MEND)], Exit.CALL)
