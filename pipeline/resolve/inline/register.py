"""The register: one entry for every person, organization, State, role, place, event and concept that the text names."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.resolve.numbers.ids import clean
from pipeline.source.model.document import Entry, Source
from pipeline.source.model.inline import Mark, Marked, plain

REGISTERED = {
    Mark.PERSON: "person",
    Mark.ORGANIZATION: "organization",
    Mark.STATE: "state",
    Mark.LOCATION: "location",
    Mark.EVENT: "event",
    Mark.ROLE: "role",
    Mark.CONCEPT: "concept",
    Mark.TERM: "term",
}
PARTICIPANTS = {"states": "state", "organizations": "organization", "persons": "person"}


def _key(label: str) -> str:
    """A key made from words; it begins with a letter, and words without one Latin letter or digit have a key too."""
    made = clean(label).lower()[:60].strip("-")
    if made == "x":
        return "x" + "-".join(f"{ord(character):x}" for character in label[:12])
    return made if made[0].isalpha() else f"n-{made}"


@dataclass(slots=True)
class Register:
    """Collects entries; what the source has declared is kept, the rest is made from the words."""

    declared: dict[tuple[str, str], Entry] = field(default_factory=dict)
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)

    def name(self, kind: str, key: str, label: str) -> str:
        """The key under which the thing is registered; made from its words where the source gives none."""
        key = key or _key(label)
        entry = self.declared.get((kind, key)) or Entry(kind, key, label)
        self.entries.setdefault((kind, key), entry)
        return key

    def marked(self, run: Marked) -> str:
        """The key of a marked run; ``''`` where the mark names nothing."""
        kind = REGISTERED.get(run.mark)
        return self.name(kind, run.key, " ".join(plain(run.content).split())) if kind else ""

    def all(self) -> tuple[Entry, ...]:
        """Every entry, those that the source declares first, in its order."""
        used = {**self.declared, **self.entries}
        return tuple(used.values())


def open_register(source: Source) -> Register:
    """A register with what the source declares."""
    return Register({(entry.kind, entry.key): entry for entry in source.register})
