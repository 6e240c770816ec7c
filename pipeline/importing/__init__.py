"""The way back: Akoma Ntoso that this pipeline wrote, as the canonical source. What it cannot carry is reported."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from pipeline.akn.file import AknDocument, AknFile
from pipeline.akn.metadata.register import language_code, ontology
from pipeline.akn.names import own, q
from pipeline.errors import Fault, MastheadError, Place
from pipeline.importing.components import read_attachments, read_letter
from pipeline.importing.context import Context
from pipeline.importing.front import FrontReader, read_lineage, read_subjects
from pipeline.importing.proof import fitted, losses
from pipeline.source.dump import dump
from pipeline.source.model import document as m

_MAKER = ontology("process", "masthead")


def import_akn(data: bytes, path: str) -> tuple[str, tuple[Fault, ...]]:
    """The canonical source of the Akoma Ntoso in ``data``, and what it does not carry (MH591 to MH594, warnings).

    ``path`` is where the file lies: pictures are looked for beside it. Raises ``MastheadError``: MH590 where this
    pipeline did not write the file, MH102 to MH105 where it cannot be read.
    """
    file = AknFile.read(data, path)
    source = fitted(_read(file, path), file)
    return dump(source), losses(source, data, Path(path))


def _read(file: AknFile, path: str) -> m.Source:
    root, letter = _documents(file, path)
    lang = _language(letter)
    context = Context(file, lang)
    kind = root.element.find(f".//{own('letterKind')}")
    cover = tuple(part for part in (root.element.find(q("coverPage")), _wrapper_preface(root)) if part is not None)
    return m.Source(
        status=m.Status(next(root.element.iter(own("documentStatus"))).text or ""),
        lang=lang,
        masthead=FrontReader(context, root, cover).masthead(),
        letter=read_letter(context, letter, m.LetterKind(kind.text if kind is not None else "letter")),
        attachments=read_attachments(context, letter),
        lineage=read_lineage(letter),
        subjects=read_subjects(letter),
    )


def _wrapper_preface(root: AknDocument) -> etree._Element | None:
    return root.element.find(q("preface")) if root.element.tag == q("documentCollection") else None


def _documents(file: AknFile, path: str) -> tuple[AknDocument, AknDocument]:
    """The document with the cover page, and the letter: the same in the flat form.

    Raises ``MastheadError`` MH590 where the file says that somebody else marked it up.
    """
    maker = file.register.get("masthead")
    own_documents = [document for document in file.documents if not document.attached]
    if maker is None or maker.get("href") != _MAKER or not own_documents:
        wrong = "the file was not written by this pipeline"
        expected = "Akoma Ntoso whose metadata name masthead as their source"
        raise MastheadError([Fault("MH590", Place(path), wrong, expected, "write its source by hand for now")])
    return own_documents[0], own_documents[-1]


def _language(letter: AknDocument) -> str:
    level = letter.level("FRBRExpression")
    found = None if level is None else level.find(q("FRBRlanguage"))
    return language_code("" if found is None else found.get("language", ""))
