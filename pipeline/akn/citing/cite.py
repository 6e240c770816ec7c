"""Cites a place of a document: its IRI, its eId, its words, and the citation in the form of the United Nations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.akn.citing.place_syntax import steps
from pipeline.akn.citing.places import Cited, Place, places
from pipeline.akn.data import citation_forms
from pipeline.akn.metadata.facts import letter_facts
from pipeline.document.model import Document
from pipeline.errors import call_error
from pipeline.words import words

_Path = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation: ``iri`` of the Expression with the place, ``eid``, the ``words`` there, and the ``citation``."""

    iri: str
    eid: str
    words: str
    citation: str


def cite(document: Document, place: str) -> Citation:
    """The citation of ``place``: steps ("annex, AGREE, 6", "annex I, section II, paragraph 2 (a)"), or an eId.

    A step is the name of an attachment, a heading's words or number, or a paragraph's number; for a paragraph without
    a number its position in its group, where none has that number. Raises a call error (MH580) where the document has
    no such place.
    """
    inside = places(document)
    found = _by_id(inside, place.strip())
    for taken in steps(place, _symbol(document)):
        found = found or _by_steps(inside, taken, _numbered) or _by_steps(inside, taken)
    if not found:
        known = "; ".join(_offered(document, place))
        mend = f"name one of these: {known}"
        raise call_error("MH580", f"there is no place {place!r}", "a place such as 'annex, AGREE, 6'", mend)
    last = found[-1]
    iri = letter_facts(document).iris.fragment(last.eid)
    return Citation(iri, last.eid, last.words, _in_words(document, found))


def _symbol(document: Document) -> str:
    return "-".join(symbol.text for symbol in document.masthead.symbols)


def _by_id(inside: tuple[Place, ...], eid: str) -> _Path:
    for place in inside:
        if place.eid == eid:
            return (place,)
        rest = _by_id(place.inside, eid)
        if rest:
            return (place, *rest)
    return ()


def _any(_place: Place) -> bool:
    return True


def _numbered(place: Place) -> bool:
    """Whether a place has a name or number of its own and not only a position."""
    return not place.count


def _by_steps(inside: tuple[Place, ...], steps: tuple[str, ...], named: Callable[[Place], bool] = _any) -> _Path:
    """The path to a place. A name with commas in it may take several steps: the longest is tried first."""
    for count in range(len(steps), 0, -1):
        name = ", ".join(steps[:count]).casefold()
        for place in inside:
            if named(place) and name in _called(place):
                rest = _by_steps(place.inside, steps[count:], named) if count < len(steps) else ()
                if rest or count == len(steps):
                    return (place, *rest)
    return _through(inside, steps, named) if steps else ()


def _through(inside: tuple[Place, ...], steps: tuple[str, ...], named: Callable[[Place], bool]) -> _Path:
    """A place further in, where a step may be left out: paragraph 12 of a section that is not named."""
    for place in inside:
        if place.cited is not Cited.COMPONENT:
            rest = _by_steps(place.inside, steps, named)
            if rest:
                return (place, *rest)
    return ()


def _called(place: Place) -> set[str]:
    """The names of a place, and its number as it is cited: ``6``, ``6.-``, ``para. 6``, ``paragraph 6``."""
    names = {name.casefold() for name in place.names}
    keys = (place.cited.value, f"{place.cited.value}_in_full")
    forms = (form.get(key) for form in citation_forms().values() for key in keys)
    numbers = (place.number, str(place.count) if place.count else "")
    return names | {form.format(number=n, ordinal=n).casefold() for form in forms if form for n in numbers if n}


def _in_words(document: Document, path: _Path) -> str:
    """The citation: symbol, then the steps; sub-paragraphs follow their paragraph without a comma."""
    own = words(document.language.code)
    text = _symbol(document)
    number = ""
    for place in path:
        if place.cited is Cited.SUBPARAGRAPH:
            number = f"{number} {place.names[-1]}".strip()
            text = f"{text} {place.names[-1]}"
        else:
            text = own.comma.join((text, _step(document, place)))
    return text


def _step(document: Document, place: Place) -> str:
    own = words(document.language.code)
    forms = citation_forms()[document.language.code]
    match place.cited:
        case Cited.COMPONENT | Cited.LABELLED:
            return place.number[:1].lower() + place.number[1:] if place.number else place.words
        case Cited.GROUP:
            return place.words or place.names[0]
        case _:
            ordinal = own.ordinal(place.count)
            pattern: str = forms[place.cited.value]
            number = place.number or str(place.count)
            return pattern.format(number=number, ordinal=ordinal[:1].lower() + ordinal[1:])


def _offered(document: Document, place: str) -> Iterator[str]:
    """What stands where the path breaks off, to choose from."""
    taken = steps(place, _symbol(document))[-1]
    reached: _Path = ()
    for count in range(len(taken), 0, -1):
        reached = _by_steps(places(document), taken[:count])
        if reached:
            break
    inside = reached[-1].inside if reached else places(document)
    for item in inside[:_MOST]:
        yield item.names[0] if item.names else item.eid
    if len(inside) > _MOST:
        yield "…"


_MOST = 12
