"""What the metadata says of each component: IRIs, dates, authors, numbers, components, relations.

Everything that a template prints in ``meta`` is computed here from the Resolved document and the decisions; nothing
depends on the day of the build, the machine or a path.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from pipeline.akn.cited import cited_work
from pipeline.akn.data import decisions, vocabulary
from pipeline.akn.iri import Iris, number_token, work_iri
from pipeline.akn.metadata.keys import Keys
from pipeline.akn.metadata.register import keys_of
from pipeline.akn.names import STEP, last_step
from pipeline.document.masthead import OrganFacts
from pipeline.document.model import Component, Document
from pipeline.source.model.document import ADOPTED, AttachmentKind, LetterKind, TitlePartKind
from pipeline.source.model.record import AliasOf

FOREIGN: str = decisions()["work"]["foreign_alias"]
ANNEX = "annex"  # the class of an attachment for which the source names none


class Dated(Struct, frozen=True):
    """An FRBRdate: its date and name."""

    date: str
    name: str


class Author(Struct, frozen=True):
    """An FRBRauthor: the eId of its entry in the register, and that of its role."""

    eid: str
    role: str


class Numbered(Struct, frozen=True):
    """An FRBRnumber: as a step of an IRI, and as printed."""

    value: str
    show_as: str


class Aliased(Struct, frozen=True):
    """An FRBRalias: a title or an IRI under which the document is also known, and the name of that kind of alias."""

    value: str
    name: str


class ComponentFacts(Struct, frozen=True):
    """Identification of one component (guidelines, part 1, page 110). ``name`` is ``@name`` of its ``element``."""

    eid: str
    name: str
    element: str
    subtype: str
    title: str
    label: str
    iris: Iris
    dates: tuple[Dated, ...]
    expression_date: Dated
    manifestation_date: Dated
    authors: tuple[Author, ...]
    numbers: tuple[Numbered, ...]
    aliases: tuple[Aliased, ...]
    expression_aliases: tuple[Aliased, ...]
    parts: tuple[ComponentFacts, ...]
    prefix: str


def letter_facts(document: Document, keys: Keys | None = None) -> ComponentFacts:
    """The facts of the letter and, inside them, of its attachments."""
    keys = keys or keys_of(document)
    choice = decisions()
    own = work_class(document)
    work = _work(document, own["element"], own["subtype"])
    issued = document.masthead.date or work_date(document)
    sender = next((part.key for part in document.letter.title_parts if part.kind is TitlePartKind.SENDER), "")
    authors = (
        *(Author(organ_id(organ), "issuingBody") for organ in document.masthead.organ_facts),
        *((Author(keys.any(sender, "organization", "role"), "author"),) if sender else ()),
    )
    numbers = tuple(Numbered(work_number(document, symbol.text), symbol.text) for symbol in document.masthead.symbols)
    others = zip(document.masthead.organ_facts[1:], numbers[1:], strict=False)
    aliases = tuple(
        Aliased(
            work_iri(own["element"], own["subtype"], organ_id(organ), work_date(document), number.value),
            choice["work"]["alias_name"],
        )
        for organ, number in others
    )
    if document.letter.adoption and document.letter.adoption.number:
        numbers = (*numbers, Numbered(numbers[0].value, document.letter.adoption.number))
    symbol_aliases = tuple(Aliased(iri, choice["work"]["symbol_alias"]) for iri in symbol_iris(document))
    foreign = _foreign(document, AliasOf.WORK)
    made = _facts(
        document.letter,
        host=Iris(work, document.language.alpha3, "main"),
        element=own["element"],
        subtype=own["subtype"],
        dates=(Dated(work_date(document), own["date_name"]),),
        issued=issued,
        authors=authors,
        numbers=numbers,
        aliases=(*symbol_aliases, *aliases, *foreign),
        keys=keys,
    )
    return replace(made, expression_aliases=_foreign(document, AliasOf.EXPRESSION))


def _foreign(document: Document, of: AliasOf) -> tuple[Aliased, ...]:
    """The IRIs of another publisher that name the Work, or the Expression."""
    return tuple(Aliased(alias.iri, FOREIGN) for alias in document.aliases if alias.of is of)


def symbol_iris(document: Document) -> tuple[str, ...]:
    """The IRIs by which others cite the document: what each of its symbols gives (``cited_work``), if it gives one."""
    found = (cited_work(symbol.text.replace("*", "")) for symbol in document.masthead.symbols if symbol.assigned)
    return tuple(dict.fromkeys(iri for iri in found if iri))


def publication_facts(document: Document, letter: ComponentFacts) -> ComponentFacts:
    """The facts of the publication wrapper, whose one component is the letter (guidelines, part 2, page 129)."""
    choice = decisions()["publication"]
    work = _work(document, choice["element"], choice["subtype"])
    name = work_class(document).get("wrapper", decisions()["names"]["wrapper"])
    return replace(
        letter,
        name=name,
        element=choice["element"],
        subtype=choice["subtype"],
        iris=Iris(work, document.language.alpha3, "main"),
        parts=(replace(letter, eid=choice["component"], parts=()),),
        authors=letter.authors[:1],
    )


def work_class(document: Document) -> Mapping[str, str]:
    """Element and subtype of the document by its kind, and the name of its date (part 1, page 50)."""
    choice = decisions()
    own: Mapping[str, str] = choice["adopted"].get(document.letter.kind.value, choice["work"])
    return own


def work_number(document: Document, symbol: str) -> str:
    """The number of the Work: that of the symbol; of what an organ has adopted that by which others cite it."""
    cited = cited_work(symbol) if document.letter.kind in ADOPTED else ""
    return cited.rpartition("/")[2] or number_token(symbol)


def work_date(document: Document) -> str:
    """The date of the Work: that of the letter, or, where its title has none, that of the masthead."""
    return document.date or document.masthead.date


def actor(document: Document) -> str:
    """The actor of the Work: the first organ that issues the document (part 1, page 145)."""
    return organ_id(document.masthead.organ_facts[0])


def organ_id(organ: OrganFacts) -> str:
    """The organ's entry in the register, which is the actor of an IRI too: ``un-ga``."""
    eid: str = vocabulary()["organs"][organ.key]["id"]
    return eid


def _work(document: Document, element: str, subtype: str) -> str:
    number = work_number(document, document.masthead.symbols[0].text)
    return work_iri(element, subtype, actor(document), work_date(document), number)


def _facts(
    component: Component,
    *,
    host: Iris,
    element: str,
    subtype: str,
    dates: tuple[Dated, ...],
    issued: str,
    authors: tuple[Author, ...],
    numbers: tuple[Numbered, ...],
    aliases: tuple[Aliased, ...],
    keys: Keys,
) -> ComponentFacts:
    choice = decisions()["work"]
    parts = tuple(
        _facts(
            attachment,
            host=Iris(host.work, host.language, component_path(host.path, attachment)),
            element=choice["element"],
            subtype=subtype,
            dates=(
                dates[0],
                *((Dated(attachment.adopted, choice["adoption_date_name"]),) if attachment.adopted else ()),
            ),
            issued=issued,
            authors=(authors[0], *_author(attachment, keys)),
            numbers=numbers,
            aliases=(),
            keys=keys,
        )
        for attachment in component.attachments
    )
    return ComponentFacts(
        eid=component.id,
        name=_name(component),
        element=element,
        subtype=subtype,
        title=component.name,
        label=component.label,
        iris=host,
        dates=dates,
        expression_date=Dated(issued, choice["expression_date_name"]),
        manifestation_date=Dated(issued, choice["manifestation_date_name"]),
        authors=authors,
        numbers=numbers,
        aliases=(*((Aliased(component.name, choice["title_alias"]),) if component.name else ()), *aliases),
        expression_aliases=(),
        parts=parts,
        prefix=f"{component.id}{STEP}" if component.id else "",
    )


def _author(attachment: Component, keys: Keys) -> tuple[Author, ...]:
    return tuple(Author(keys.eid("organization", key), "author") for key in attachment.authors)


def component_path(host: str, attachment: Component) -> str:
    """The steps of an attachment's IRI after ``!``: ``annex_1``, inside it ``annex_1/enclosure_2`` (part 1, page 145).

    The step has the number in the attachment's eId, which is the same in all languages.
    """
    step = f"{component_step(attachment.kind)}_{last_step(attachment.id).partition('_')[2]}"
    return step if host == "main" else f"{host}/{step}"


def component_step(kind: AttachmentKind | LetterKind) -> str:
    """The name of a component in an IRI by the word under which it goes."""
    step: str = decisions()["components"].get(kind.value, "main")
    return step


def attachment_name(kind: AttachmentKind) -> str:
    """The name of an attachment for which the source names no class."""
    name: str = decisions()["attachment_names"][kind.value]
    return name


def _name(component: Component) -> str:
    names: dict[str, str] = decisions()["names"]
    if isinstance(component.kind, LetterKind):
        return names[component.kind.value]
    return attachment_name(component.kind) if component.class_ in ("", ANNEX) else component.class_
