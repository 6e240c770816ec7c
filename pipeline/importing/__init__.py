"""The way back: Akoma Ntoso that this pipeline wrote, as the canonical source. What it cannot carry is reported."""

from __future__ import annotations

import traceback

from lxml import etree

from pipeline.akn.checks import check_file
from pipeline.akn.file import AknDocument, AknFile
from pipeline.akn.metadata.register import language_code, ontology
from pipeline.akn.names import own, q
from pipeline.akn.schema import validate_tree
from pipeline.errors import Fault, MastheadError, Place
from pipeline.importing.components import read_attachments, read_letter
from pipeline.importing.context import Context
from pipeline.importing.fitting import fitted
from pipeline.importing.front import FrontReader, read_lineage
from pipeline.importing.proof import losses, told
from pipeline.importing.record import read_subjects
from pipeline.language import OFFICIAL
from pipeline.source.dump import dump
from pipeline.source.model import document as m

_MAKER = ontology("process", "masthead")
_QUOTED = 90  # characters of what was found


def import_akn(data: bytes, path: str) -> tuple[str, tuple[Fault, ...]]:
    """The canonical source of the Akoma Ntoso in ``data``, and what it does not carry (MH591 to MH594).

    ``path`` is where the file lies: pictures are looked for beside it; where they are missing, MH594 is an error, else
    a warning as the others are. Raises ``MastheadError``: MH102 to MH105 where the file cannot be read, MH590 where
    this pipeline did not write it, the findings of schema and guidelines where it is not valid, MH596 where it is not
    built as this pipeline builds, MH595 where no source that passes the checks comes of it.
    """
    file = AknFile.read(data, path)
    root, letter = _documents(file, path)
    invalid = validate_tree(file.parsed) or check_file(file)
    if invalid:
        raise MastheadError(invalid)
    lang = _language(file, letter)
    try:
        source = fitted(_read(file, root, letter, lang), file)
        text = dump(source)
    except MastheadError as error:
        raise MastheadError(told(error.faults, path)) from None
    except Exception as error:  # noqa: BLE001 - the readers take every element for one that this pipeline wrote
        raise MastheadError([_strange(error, file)]) from None
    return text, losses(text, file)


def is_own(file: AknFile) -> bool:
    """Whether the file says that this pipeline wrote it."""
    maker = file.register.get("masthead")
    return maker is not None and maker.get("href") == _MAKER


def _strange(error: Exception, file: AknFile) -> Fault:
    """MH596 at the element that was being read."""
    reason = " ".join(f"{type(error).__name__}: {error}".removesuffix(": ").split())[:_QUOTED]
    wrong = f"what stands here is not what masthead writes ({reason})"
    mend = "take the file as it was written, or write its source by hand"
    return Fault("MH596", _place(error, file), wrong, "Akoma Ntoso as masthead writes it", mend)


def _place(error: Exception, file: AknFile) -> Place:
    """The place of the innermost element of the file that the readers held when they gave up."""
    found = Place(file.parsed.path)
    for frame, _line in traceback.walk_tb(error.__traceback__):
        held = [each for each in frame.f_locals.values() if isinstance(each, etree._Element)]  # noqa: SLF001 - the type has no public name
        found = next((file.parsed.places[each] for each in held if each in file.parsed.places), found)
    return found


def _read(file: AknFile, root: AknDocument, letter: AknDocument, lang: str) -> m.Source:
    context = Context(file, lang)
    kind = root.element.find(f".//{own('letterKind')}")
    cover = tuple(part for part in (root.element.find(q("coverPage")), _wrapper_preface(root)) if part is not None)
    masthead = FrontReader(context, root, cover).masthead()
    return m.Source(
        status=m.Status(next(root.element.iter(own("documentStatus"))).text or ""),
        lang=lang,
        masthead=masthead,
        letter=read_letter(context, letter, m.LetterKind(kind.text if kind is not None else "letter"), masthead),
        attachments=read_attachments(context, letter),
        lineage=read_lineage(letter),
        aliases=context.aliases,
        subjects=read_subjects(letter),
    )


def _wrapper_preface(root: AknDocument) -> etree._Element | None:
    return root.element.find(q("preface")) if root.element.tag == q("documentCollection") else None


def _documents(file: AknFile, path: str) -> tuple[AknDocument, AknDocument]:
    """The document with the cover page, and the letter: the same in the flat form.

    Raises ``MastheadError`` MH590 where the file says that somebody else marked it up.
    """
    own_documents = [document for document in file.documents if not document.attached]
    if not is_own(file) or not own_documents:
        wrong = "the file was not written by this pipeline"
        expected = "Akoma Ntoso whose metadata name masthead as their source"
        raise MastheadError([Fault("MH590", Place(path), wrong, expected, "write its source by hand for now")])
    return own_documents[0], own_documents[-1]


def _language(file: AknFile, letter: AknDocument) -> str:
    """The language of the letter. Raises ``MastheadError`` MH596 where it is not an official one."""
    level = letter.level("FRBRExpression")
    found = None if level is None else level.find(q("FRBRlanguage"))
    lang = language_code("" if found is None else found.get("language", ""))
    if lang not in OFFICIAL:
        place = file.parsed.place(letter.element if found is None else found)
        wrong, expected = f"the language of the letter is “{lang[:_QUOTED]}”", "one of the six official languages"
        raise MastheadError([Fault("MH596", place, wrong, expected, "give its code of three letters, such as eng")])
    return lang
