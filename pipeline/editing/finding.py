"""The findings of a text as it is being typed: those of ``masthead check``, each with the words that it is about."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline.editing.markup import Markup, Span
from pipeline.errors import Fault, MastheadError, Place
from pipeline.options import Options

_WORD = re.compile(r"[^\s<>\"'=/]+")


class Found(Struct, frozen=True):
    """A finding, and the stretch of the text that it is about."""

    fault: Fault
    span: Span


def findings(path: Path, markup: Markup) -> tuple[Found, ...]:
    """Every finding in the text, which is that of the file at ``path``, saved or not."""
    starts = _starts(markup.text)
    return tuple(
        _of_another(fault, markup)
        if fault.place.path not in ("", str(path))
        else Found(fault, _span(fault, markup, starts))
        for fault in _faults(path, markup.text.encode("utf-8", "surrogatepass"))
    )


def _of_another(fault: Fault, markup: Markup) -> Found:
    """A finding in another source, of which an annex is shared: told where this text names that source."""
    name = f"{Path(fault.place.path).name}#"
    at = max(markup.text.find(name), 0)
    wrong = f"in {name[:-1]}:{fault.place.line}:{fault.place.column}, {fault.wrong}"
    told = replace(fault, wrong=wrong, mend="mend it in that file", about=None)
    return Found(told, Span(at, at + len(name) - 1))


def _faults(path: Path, data: bytes) -> tuple[Fault, ...]:
    from pipeline.defence import unforeseen
    from pipeline.project import project_of
    from pipeline.stages import CHECKING, Work, run
    from pipeline.xmlio.kinds import is_akn

    try:
        if is_akn(data):
            from pipeline.akn.conformance import conformance

            return conformance(data, str(path))
        if not data.strip():
            return ()
        return run(Work(path, path.stem, Options(levels=project_of(path).levels), data), CHECKING).warnings
    except MastheadError as error:
        return error.faults
    except Exception as error:  # noqa: BLE001 - the last line of defence: the editor goes on
        return unforeseen(error, str(path)).faults


def _starts(text: str) -> list[int]:
    """Where each line begins, as the parser counts lines."""
    return [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]


def _offset(place: Place, starts: list[int], length: int) -> int:
    line = min(max(place.line, 1), len(starts))
    return min(starts[line - 1] + max(place.column - 1, 0), length)


def _span(fault: Fault, markup: Markup, starts: list[int]) -> Span:
    """The words that a finding is about, where they can be found; else the tag or the word at its place."""
    text = markup.text
    at = _offset(fault.place, starts, len(text))
    if fault.about and fault.about.words and fault.about.place.path == fault.place.path:
        begin = _offset(fault.about.place, starts, len(text))
        node = next((node for node in markup.nodes() if node.tag.start == begin), None)
        words = r"\s+".join(re.escape(word) for word in fault.about.words.split()[:30])
        found = re.compile(words).search(text, begin, node.span.end if node else min(len(text), begin + 10_000))
        if found:
            return Span(*found.span())
    node = next((node for node in markup.nodes() if node.tag.start == at), None)
    if node is not None:
        return node.tag if fault.place.line else node.title
    word = _WORD.match(text, at)
    return Span(at, word.end() if word else min(at + 1, len(text)))
