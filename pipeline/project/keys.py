"""The keys of ``masthead.toml``: what each is for, what it may hold, an example. ``docs/project.md`` lists them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from pipeline.options import LAYOUTS
from pipeline.outputs import Format
from pipeline.words.house import house

CODE = re.compile(r"MH[0-9]{3}")


class Key(Struct, frozen=True):
    """A key: its table (``''``: the top), its name (``*``: any code), what it is for, an example, what it may hold."""

    table: str
    name: str
    about: str
    example: str
    fits: Callable[[Any], bool]
    expected: str


def _words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _boolean(value: Any) -> bool:
    return isinstance(value, bool)


def _one_of(*names: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in names


def _formats(value: Any) -> bool:
    names = {format_.value for format_ in Format}
    return isinstance(value, list) and bool(value) and all(isinstance(each, str) and each in names for each in value)


def _organ(value: Any) -> bool:
    return isinstance(value, str) and value in house().organs


def _code(value: Any) -> bool:
    return isinstance(value, str) and CODE.fullmatch(value) is not None


_LINE = "words in one line"
_FORMATS = ", ".join(format_.value for format_ in Format)

KEYS = (
    Key("", "strict", "makes errors of all warnings", "true", _boolean, "true or false"),
    Key("", "organ", "the organ of a letter that `masthead new` begins", '"security-council"', _organ, "an organ"),
    Key(
        "", "layout", "the layout, instead of that of the source and its date", '"geneva"', _one_of(*LAYOUTS),
        f"one of {', '.join(LAYOUTS)}",
    ),
    Key("", "out", "the folder of the outputs, from that of the project file", '"build"', _words, "a folder"),
    Key("", "formats", "the outputs that are built", '["pdf", "docx"]', _formats, f"a list of {_FORMATS}"),
    Key("archive", "depositor", "who deposits", '"Permanent Mission of Peru"', _words, _LINE),
    Key("archive", "contact", "whom an archive may ask", '"Registry"', _words, _LINE),
    Key("archive", "email", "the address of that person", '"registry@example.org"', _words, _LINE),
    Key("archive", "identifier", "the depositor's own identifier", '"PE-2006-17"', _words, _LINE),
    Key("archive", "access", "who may read the deposit, and from when on", '"public"', _words, _LINE),
    Key("archive", "retention", "how long the deposit is to be kept", '"permanent"', _words, _LINE),
    Key(
        "levels", "*", "the level of a rule; it holds against `strict` of this file", 'MH440 = "error"',
        _one_of("error", "warning"), '"error" or "warning"',
    ),
    Key("silence", "rule", "the rule whose warnings are not told", '"MH440"', _code, 'a code such as "MH440"'),
    Key("silence", "why", "the reason; it must be given", '"The State wrote it so"', _words, _LINE),
    Key(
        "silence", "document", "the sources that are meant, from the folder of this file (all)", '"letters/*.xml"',
        _words, "a path or a pattern",
    ),
    Key("silence", "words", "the words that are meant (all)", '"the said treaty"', _words, "words of the document"),
)  # fmt: skip
