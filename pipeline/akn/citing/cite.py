"""Cites a place of a document: its IRI, its eId, its words, and the citation in the form of the United Nations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from pipeline.akn.citing.iris import PlaceIris
from pipeline.akn.citing.places import Cited, places
from pipeline.akn.citing.reading import BETWEEN, Found, Path, read
from pipeline.akn.citing.steps import Step, folded, steps
from pipeline.akn.metadata.facts import letter_facts
from pipeline.document.model import Document
from pipeline.errors import call_error
from pipeline.words import words

_THROUGH = (Cited.ARTICLE, Cited.LABELLED)  # in a resolution its paragraphs, too
_MOST = 12  # names that are offered where a place is not found


class Citation(Struct, frozen=True):
    """A citation: ``iri`` of the Expression with the place, ``eid``, the ``words`` there, and the ``citation``.

    ``portion`` is the IRI in the form that other programs parse: component, ``~`` and eId.
    """

    iri: str
    portion: str
    eid: str
    words: str
    citation: str


def cite(document: Document, place: str) -> Citation:
    """The citation of ``place``: steps ("annex, AGREE, 6", "annex I, sect. II.A, para. 2 (a)"), or an eId.

    A step is the name of an attachment, a heading's words or number, or a paragraph's number; for a paragraph without
    a number its position in its group, where none has that number. Whatever is printed as a citation is read, and so
    are both forms of IRI. Raises a call error: MH580 where the document has no such place, MH597 where it has several.
    """
    return Citations(document).of(place)


class Citations:
    """The citations of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._own = words(document.language.code)
        joint = "-".join(symbol.text for symbol in document.masthead.symbols)
        adoption = document.letter.adoption
        form = self._own.citation.get(document.letter.kind.value, "")  # what was adopted is cited by its number
        self._symbol = form.format(number=adoption.number) if adoption and form else joint
        self._free = (*_THROUGH, Cited.PARAGRAPH, Cited.PREAMBULAR) if adoption else _THROUGH
        self._steps = steps(places(document), document.language.code)
        self._iris = PlaceIris(letter_facts(document))

    def of(self, place: str) -> Citation:
        """The citation of ``place``. Raises as ``cite`` does."""
        found = self.read(place)
        if len(found.paths) == 1:
            return self.citation(found.paths[0])
        if not found.paths:
            mend = f"name one of these: {'; '.join(self._offered(found))}"
            raise call_error("MH580", f"there is no place {place!r}", "a place such as 'annex, AGREE, 6'", mend)
        every = "; ".join(self.citation(path).citation for path in found.paths)
        wrong = f"{place!r} names {len(found.paths)} places"
        raise call_error("MH597", wrong, "a place that there is once", f"name one of these: {every}")

    def read(self, place: str) -> Found:
        """The places that the words name."""
        named = self._iris.named(place.strip())
        if named in self._by_id:
            return Found((self._by_id[named],), ())
        text = folded(place)
        if not self._symbol:
            return self._inside(text)
        for symbol in (self._symbol, *(each.text for each in self._document.masthead.symbols)):
            bare = text.removeprefix(folded(symbol))
            if bare != text and bare[:1] in BETWEEN:
                return self._inside(bare.lstrip("".join(BETWEEN)))
        return self._inside(text)

    def _inside(self, text: str) -> Found:
        told = next((path for eid, path in self._by_id.items() if folded(f"[{eid}]") == text), None)
        return Found((told,), ()) if told else read(self._steps, text)

    def every(self) -> Iterator[Citation]:
        """The citations of all places, in order."""
        return (self.citation(path) for path in self._by_id.values())

    def citation(self, path: Path) -> Citation:
        """The citation of the place to which ``path`` leads: the shortest that leads there alone."""
        place = path[-1].place
        iris = self._iris
        return Citation(
            iris.fragment(place.eid), iris.portion(place.eid), place.eid, place.words, next(self._leading(path))
        )

    def _leading(self, path: Path) -> Iterator[str]:
        every = range(len(path))
        told = (frozenset[int](), *(frozenset((at,)) for at in reversed(every)), frozenset(every))
        for text in (self._in_words(_short(path, self._free)), *(self._in_words(path, apart) for apart in told)):
            if [found[-1].place.eid for found in self.read(text).paths] == [path[-1].place.eid]:
                yield text
        yield self._after(self._symbol, f"[{path[-1].place.eid}]")

    def _after(self, text: str, step: str) -> str:
        return self._own.comma.join((text, step)) if text else step

    def _in_words(self, path: Path, told: frozenset[int] = frozenset()) -> str:
        """Symbol, then the steps, of which those in ``told`` are told from their like.

        Numbers of sections are divided by stops; sub-paragraphs follow without a comma.
        """
        text = self._symbol
        before: Step | None = None
        for at, step in enumerate(path):
            cited = step.place.cited
            if at in told:
                text, before = self._after(text, step.apart), None
                continue
            if cited is Cited.SUBPARAGRAPH:
                text = f"{text} {step.text}".lstrip()
            elif (
                cited is Cited.SECTION and before and before.place.cited is cited and text.endswith(before.place.number)
            ):
                text = f"{text}.{step.place.number}"  # sect. II.A, where the form of the language ends with the number
            else:
                text = self._after(text, step.text)
            before = step
        return text

    @cached_property
    def _by_id(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for path in _paths(self._steps, ()):
            found.setdefault(path[-1].place.eid, path)
        return found

    def _offered(self, found: Found) -> Iterator[str]:
        """What stands where the words break off, to choose from."""
        for step in found.offered[:_MOST]:
            yield step.text or step.apart
        if len(found.offered) > _MOST:
            yield "…"


def _paths(inside: tuple[Step, ...], before: Path) -> Iterator[Path]:
    for step in inside:
        path = (*before, step)
        yield path
        yield from _paths(step.inside, path)


def _short(path: Path, through: tuple[Cited, ...]) -> Path:
    """The path without what the last place stands in that is numbered ``through`` its document."""
    free = [at for at, step in enumerate(path) if step.place.cited in through]
    if not free:
        return path
    kept = tuple(step for step in path[: free[-1]] if step.place.cited is Cited.COMPONENT)
    return (*kept, *path[free[-1] :])
