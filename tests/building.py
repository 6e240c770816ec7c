"""The one way to build the outputs of a document in a test: all stages of the command, once for tests that share it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.stages import PIPELINE, Work, run


def built(source: Path | bytes | str, to: Iterable[Format] = tuple(Format), **options: Any) -> Work:
    """The document with its outputs ``to``, read back and compared; ``options`` are those of ``Options``.

    A source that is not a file has no folder, and so no pictures. What is soon asked for again is not built again.
    Raises ``MastheadError`` where a stage refuses the document.
    """
    path = source if isinstance(source, Path) else Path("given.xml")
    match source:
        case Path():
            data = source.read_bytes()
        case str():
            data = source.encode()
        case _:
            data = source
    return _built(path, data, Options(formats=tuple(to), **options))


@lru_cache(maxsize=30)  # the tests of a module run one after the other, and share few
def _built(path: Path, data: bytes, options: Options) -> Work:
    return run(Work(path, path.stem, options, data), PIPELINE)


def put(work: Work, folder: Path) -> dict[Format, Path]:
    """The outputs as files in a folder, as the command names them."""
    paths = {format_: folder / f"{work.name}{format_.extension}" for format_ in work.outputs}
    for format_, path in paths.items():
        path.write_bytes(work.outputs[format_])
    return paths
