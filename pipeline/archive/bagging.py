"""Makes a bag of a folder as BagIt 1.0 (RFC 8493) has it; the package ``bagit`` writes version 0.97."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import new
from pathlib import Path

import bagit

ALGORITHMS = ("sha256", "sha512")
_DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def bag(folder: Path, info: Mapping[str, str]) -> None:
    """Move what is in ``folder`` into its payload, with manifests and ``info`` beside it. Raises ``OSError``."""
    with _quiet():
        bagit.make_bag(str(folder), dict(info), checksums=list(ALGORITHMS), encoding="utf-8")
    (folder / "bagit.txt").write_text(_DECLARED, encoding="utf-8")
    for algorithm in ALGORITHMS:
        manifest = folder / f"manifest-{algorithm}.txt"
        entries = (line.partition("  ") for line in manifest.read_text("utf-8").splitlines())
        _write(manifest, {name: digest for digest, _, name in entries})
        (folder / f"tagmanifest-{algorithm}.txt").unlink()
    tags = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    for algorithm in ALGORITHMS:
        digests = {name: new(algorithm, data).hexdigest() for name, data in tags.items()}
        _write(folder / f"tagmanifest-{algorithm}.txt", digests)


def _write(manifest: Path, digests: Mapping[str, str]) -> None:
    manifest.write_text(lines_of(digests), encoding="utf-8")


def lines_of(digests: Mapping[str, str]) -> str:
    """A line a file; per cent signs of names are encoded (RFC 8493, 2.1.3), and no name has a line break."""
    return "".join(f"{digest}  {name.replace('%', '%25')}\n" for name, digest in sorted(digests.items()))


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the package's own lines in the log: what it finds is raised and told by us."""
    logger = logging.getLogger("bagit")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before
