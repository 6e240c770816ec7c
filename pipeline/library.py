"""What other programs can do with documents; the package ``masthead`` gives it out under stable names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from pipeline import stages
from pipeline.akn.citing.cite import Citation, cite
from pipeline.checks.counting import Count, counted
from pipeline.errors import Fault, MastheadError
from pipeline.files.naming import versions_of
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.project import project_of
from pipeline.stages import PIPELINE, RESOLVING
from pipeline.work import Work, document_of, parsed_of, run, source_of
from pipeline.xmlio.parse import read_bytes

__all__ = ["Citation", "Count", "Document", "load"]


@dataclass(frozen=True, slots=True)
class Document:
    """A source: its path (pictures and the project file are looked for beside it) and its bytes."""

    path: Path
    data: bytes

    def check(self, *, strict: bool = False) -> tuple[Fault, ...]:
        """Every finding, in the order of the source; ``strict`` makes errors of warnings. Raises nothing for them."""
        try:
            return self._resolved(Options(), strict=strict).warnings
        except MastheadError as error:
            return error.faults

    def build(
        self,
        formats: Iterable[Format | str] = tuple(Format),
        *,
        layout: str = "",
        form: Literal["issued", "submission"] = "issued",
        review: bool = False,
        wrap: int = 0,
        strict: bool = False,
    ) -> Mapping[Format, bytes]:
        """The outputs as bytes, each read back and compared with the document. Nothing is written.

        ``wrap`` is the longest line of the text, in columns; 0 is no limit.

        Raises ``KeyError`` for an output that does not exist, and ``MastheadError`` with every finding where the
        document cannot be built or an output differs.
        """
        named = {format_.value: format_ for format_ in Format}
        wanted = tuple(dict.fromkeys(named[each] if isinstance(each, str) else each for each in formats))
        layout = layout or project_of(self.path).layout
        options = Options(formats=wanted, layout=layout, form=form, review=review, wrap=wrap)
        work = run(self._resolved(options, strict=strict), PIPELINE[len(RESOLVING) :])
        return MappingProxyType({each: work.outputs[each] for each in wanted})

    def verify(self, outputs: Mapping[Format, bytes], *, layout: str = "") -> tuple[Fault, ...]:
        """How outputs differ from the document: nothing where they say what it says.

        Raises ``MastheadError`` where the document itself cannot be built.
        """
        options = Options(formats=tuple(outputs), layout=layout or project_of(self.path).layout, validate=False)
        work = self._resolved(options, strict=False)
        unpaged = replace(options, formats=tuple(each for each in outputs if each is not Format.PDF))
        work = replace(stages.layout(replace(work, options=unpaged)), options=options)  # a DOCX may name pages
        for format_, data in outputs.items():
            work = work.with_output(format_, data)
        return stages.verify(work).differences

    def cite(self, place: str) -> Citation:
        """A place (``annex, AGREE, 6``, or an id) with its IRI, eId, words and citation. Raises ``MastheadError``."""
        return cite(document_of(self._resolved(Options(), strict=False)), place)

    def count(self) -> Count:
        """The words of letter and annexes, and the most that the kind may have. Raises ``MastheadError``."""
        work = self._resolved(Options(), strict=False)
        return counted(parsed_of(work), source_of(work).letter.kind)

    def _resolved(self, options: Options, *, strict: bool) -> Work:
        project = project_of(self.path)
        options = replace(
            options,
            levels=replace(project.levels, always=strict),
            published=project.formats or tuple(Format),
            versions=versions_of(self.path),
        )
        work = Work(self.path, self.path.stem, options, self.data)
        return run(work, RESOLVING)


def load(source: Path | str | bytes, *, path: Path | str = "source.xml") -> Document:
    """A document from a file, or from bytes; ``path`` is then what messages call it.

    Raises ``MastheadError`` MH101 or MH102 where the file cannot be read.
    """
    if isinstance(source, bytes):
        return Document(Path(path), source)
    return Document(Path(source), read_bytes(Path(source)))
