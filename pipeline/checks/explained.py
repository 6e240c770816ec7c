"""What can be said of a code: ``masthead explain`` prints it, docs/rules.md is made from it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from textwrap import fill
from typing import Any

from msgspec import Struct

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.resources import data, read_text

_MODULES = (
    "masthead.date_order",
    "masthead.years",
    "masthead.sessions_named",
    "masthead.state_names",
    "letter.organs",
    "letter.mentioned",
    "letter.adopted",
    "letter.acts",
    "letter.operatives",
    "letter.votes",
)
_LEVELS = {
    "error": "An error: the document cannot be built, or its record contradicts itself. It cannot be silenced.",
    "warning": "A warning: it stops no build. `--strict` makes it an error; it can be silenced with a reason.",
    "both": "An error or a warning, as the message says. A warning can be silenced with a reason.",
}


class Explained(Struct, frozen=True):
    """A code with its level (``error``, ``warning``, ``both``), what it is about, how it is mended, and its rule."""

    code: str
    level: str
    what: str
    mend: str
    rule: Rule | None

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where the sources of the rule can be looked up, in the order in which it names them."""
        named = [authority_of(part) for part in self.rule.source.split("; ")] if self.rule else []
        found = [row["address"] for row in named if row is not None and ":" in row["address"]]
        return tuple(dict.fromkeys(found))

    def lines(self) -> Iterator[str]:
        """What a reader is told, as paragraphs of Markdown."""
        yield f"## {self.code}{': ' + self.rule.title if self.rule else ''}"
        yield f"{self.what}."
        yield _LEVELS[self.level]
        if self.rule is None:
            yield f"How to mend it: {self.mend}."
            return
        yield f"Source: {self.rule.source}. {' '.join(f'<{each}>' for each in self.addresses)}"
        yield f"Wrong:\n\n    {self.rule.wrong}"
        yield f"Right:\n\n    {self.rule.right}"
        yield self.rule.advice


@cache
def authorities() -> Mapping[str, Mapping[str, Any]]:
    """What rules are taken from, by name: the address of each, and the titles of its pages where it has some."""
    return tomllib.loads(read_text(data("authorities.toml")))


def authority_of(part: str) -> Mapping[str, Any] | None:
    """What a source names: ``NAME``, ``NAME, clause: remark``, ``NAME, “page”: remark``; nothing where it is none."""
    for name, row in authorities().items():
        rest = part.removeprefix(name)
        titles = [f", “{title}”" for title in row.get("pages", ())]
        if rest != part and (not rest or rest.startswith((",", ":"))):
            return row if not titles or rest.startswith(tuple(titles)) else None
    return None


@cache
def explained() -> Mapping[str, Explained]:
    """All codes of findings about a source, in their order."""
    rows = tomllib.loads(read_text(data("rules.toml")))
    rules = {rule.code: rule for rule in _rules()}
    return {
        code: Explained(code, row["level"], row["what"], row["mend"], rules.get(code) or _written(code, row))
        for code, row in rows.items()
    }


def _written(code: str, row: Mapping[str, str]) -> Rule | None:
    """The rule as the file has it; none where it says nothing more, as of files that cannot be read."""
    parts = ("title", "source", "wrong", "right", "advice")
    return Rule(code, *(row[part] for part in parts)) if "title" in row else None


def page() -> str:
    """The text of docs/rules.md."""
    head = (
        "# The rules\n\n"
        "Every finding about a source has a code. `masthead explain MH485` prints what stands here. This page is made\n"
        "from the rules: `python scripts/rules_page.py` writes it. How a project raises or silences a rule is in\n"
        "[project.md](project.md).\n"
    )
    parts = ["\n\n".join(_wrapped(each) for each in found.lines()) for found in explained().values()]
    return "\n".join([head, *(f"{part}\n" for part in parts)])


def _wrapped(paragraph: str) -> str:
    """A paragraph in lines as long as those of the other pages; an example and a heading stay."""
    stays = paragraph.startswith("## ") or "\n" in paragraph
    return paragraph if stays else fill(paragraph, 118, break_long_words=False, break_on_hyphens=False)


def _rules() -> Iterator[Rule]:
    yield from wording.rules()
    for name in _MODULES:
        rule = import_module(f"pipeline.checks.{name}").RULE
        if isinstance(rule, Rule):
            yield rule
