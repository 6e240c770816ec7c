"""What closes a component: testimonium, place and date, signatures, certifications."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.document import blocks as db
from pipeline.document import model as d
from pipeline.document.functions import Function
from pipeline.document.inline import Inlines
from pipeline.resolve.inline.inline import InlineResolver
from pipeline.resolve.numbers.ids import SEPARATOR
from pipeline.source.model import document as m
from pipeline.source.model.inline import Inlines as SourceInlines
from pipeline.source.model.inline import Mark, Marked
from pipeline.source.model.inline import Text as Written
from pipeline.words import Words
from pipeline.words.words import SignatureOrder


class ClosingResolver:
    """Resolves closings with the words of the ``house``."""

    def __init__(self, house: Words, inlines: InlineResolver) -> None:
        self.house = house
        self.inlines = inlines

    def place_date(self, id_: str, content: SourceInlines) -> tuple[db.Block, ...]:
        """The line of place and date, if there is one."""
        if not content:
            return ()
        words_ = self.inlines(content)
        return (db.Para(id_, Function.PLACE_DATE, content=words_),)

    def closing(self, parent: str, closing: m.Closing) -> d.Closing:
        """What stands under the text of the component with the id ``parent`` (``''`` is the letter)."""
        own = f"{parent}{SEPARATOR}conclusions" if parent else "conclusions"
        before: list[db.Block] = []
        for count, paragraph in enumerate(closing.testimonium, 1):
            before.append(self._closing_para(f"{own}{SEPARATOR}p_{count}", Function.TESTIMONIUM, paragraph.content))
        before.extend(self.place_date(f"{own}{SEPARATOR}place", closing.place_date))
        signatures = tuple(
            self._signature(f"{own}{SEPARATOR}signature_{signature.id or count}", signature)
            for count, signature in enumerate(closing.signatures, 1)
        )
        after = tuple(
            self._closing_para(f"{own}{SEPARATOR}certification_{count}", Function.CERTIFICATION, paragraph.content)
            for count, paragraph in enumerate(closing.certification, 1)
        )
        return d.Closing(own, tuple(before), signatures, closing.grid and bool(signatures), after)

    def _closing_para(self, id_: str, function: Function, content: SourceInlines) -> db.Para:
        return db.Para(id_, function, content=self.inlines(content))

    def _signature(self, id_: str, signature: m.Signature) -> d.Signature:
        rule = self.house.signature
        if signature.posts_place:
            rule = replace(rule, posts_first=signature.posts_place != "below")
        names = tuple(self._name(name, rule.joint) for name in signature.names)
        party = self.inlines(signature.party)
        posts = tuple(self._post(post) for post in signature.posts)
        sign = signature.word or self.house.sign[signature.sign]
        lines = tuple(replace(line, own=bool(signature.word)) for line in _lines(rule, party, sign, names, posts))
        return d.Signature(id_, party, sign, names, posts, lines, opposite=signature.posts_place == "beside")

    def _name(self, name: m.Name, joint: str) -> d.SignedName:
        whole = joint.join(part for part in (name.before, name.surname, name.after) if part)
        return d.SignedName(
            name.before,
            name.surname,
            name.after,
            self.inlines.register.name("person", name.key, whole),
            f"{name.before}{joint}" if name.before and name.surname else name.before,
            f"{joint}{name.after}" if name.after else "",
            name.place,
        )

    def _post(self, post: SourceInlines) -> Inlines:
        """A line of title: words that tag nothing are a role."""
        bare = all(isinstance(item, Written) for item in post)
        return self.inlines((Marked(Mark.ROLE, post),) if bare and post else post)


def _lines(
    rule: SignatureOrder, party: Inlines, sign: str, names: tuple[d.SignedName, ...], posts: tuple[Inlines, ...]
) -> Iterator[d.SignatureLine]:
    """The lines of a signature, in the order in which the language prints them."""
    if party:
        yield d.SignatureLine("", (), "", party)
    titles = [d.SignatureLine("", (), "", post) for post in posts]
    if rule.posts_first:
        yield from titles
    for index, name in enumerate(names):
        before = sign if not index and not rule.sign_after else ""
        after = sign if index == len(names) - 1 and rule.sign_after else ""
        yield d.SignatureLine(before, (name,), after, ())
    if not rule.posts_first:
        yield from titles
