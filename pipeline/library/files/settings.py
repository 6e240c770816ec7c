"""What is asked of a build, settled: what the call leaves open is taken from the project file of its sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from pipeline.errors import call_error
from pipeline.options import FOLDER, Limits, Options
from pipeline.outputs import Format
from pipeline.project import project_for


def options_for(
    sources: Sequence[Path],
    *,
    formats: Iterable[Format | str] = (),
    out: Path | None = None,
    layout: str = "",
    profile: str = "a3a-ua1",
    shape: str = "flat",
    form: str = "issued",
    review: bool = False,
    name: str = "source",
    wrap: int = 0,
    since: Path | None = None,
    verify: bool = True,
    validate: bool = True,
    force: bool = False,
    strict: bool = False,
    memory: int = 0,
    seconds: int = 0,
) -> Options:
    """The options as asked, else those of the project of the sources, else those of the product.

    A form for signature, and a working copy, are a DOCX and nothing else. ``name`` is ``source`` or ``symbol``, what
    the outputs are called after; ``since`` an earlier version, of which the Akoma Ntoso says what it numbers otherwise;
    ``memory`` and ``seconds`` limit who makes the pages. Raises ``KeyError`` for an output that does not exist,
    ``MastheadError`` (exit 2): MH114 where the sources have several projects, MH123 several sources with ``since``.
    """
    project = project_for(list(sources))
    asked = formats_of(formats)
    return Options(
        formats=(Format.DOCX,) if form == "submission" or review else asked or project.formats or tuple(Format),
        out=out or project.out or FOLDER,
        verify=verify,
        validate=validate,
        force=force,
        layout=layout or project.layout,
        profile=profile,
        shape=shape,
        form=form,
        review=review,
        name=name,
        limits=Limits(memory, seconds),
        levels=replace(project.levels, always=strict),
        wrap=wrap,
        renumbered=() if since is None else _renumbered(sources, since),
    )


def formats_of(formats: Iterable[Format | str]) -> tuple[Format, ...]:
    """The outputs that are named, each once, in their order. Raises ``KeyError`` where one does not exist."""
    named = {format_.value: format_ for format_ in Format}
    return tuple(dict.fromkeys(named[each] if isinstance(each, str) else each for each in formats))


def _renumbered(sources: Sequence[Path], since: Path) -> tuple[tuple[str, str], ...]:
    """What an earlier version numbers otherwise. Raises ``MastheadError`` MH123 where there are several sources."""
    if len(sources) > 1:
        wrong = f"the call names {len(sources)} sources and one earlier version"
        raise call_error("MH123", wrong, "one source", "build each with its own --since")
    from pipeline.redline.renumbered import renumbered
    from pipeline.redline.versions import side

    return renumbered(side(since), side(sources[0]))
