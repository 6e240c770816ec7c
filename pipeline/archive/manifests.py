"""Reads the manifests of a bag strictly (RFC 8493): every line, every file, every digest, and nothing beside them."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from unicodedata import normalize

from msgspec import Struct

from pipeline.errors import Fault, Place
from pipeline.reading import read_file

MEND = "take the bag from another copy"
_MOST = 100_000_000  # bytes of a manifest that are read
_LINE = re.compile(r"([0-9A-Fa-f]{1,128})[ \t]+\*?(?:\./)?(\S.*)")
_NAME = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
_LISTED = "the files as the manifests list them"


class Manifest(Struct, frozen=True):
    """A manifest: its file name, whether it lists tag files, its algorithm, and digests (lower case) by file name."""

    name: str
    tags: bool
    algorithm: str
    digests: dict[str, str]


def inventory(bag: Path) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
    """The names of all plain files in a bag, and what nobody can list: pipes, links, folders with nothing in them."""
    files: list[str] = []
    strange: list[Fault] = []
    for root, folders, names in os.walk(bag):
        for name in (*folders, *names):
            path = Path(root, name)
            mode = path.lstat().st_mode
            if S_ISREG(mode):
                files.append(path.relative_to(bag).as_posix())
            elif not S_ISDIR(mode):
                strange.append(_fault(path, "it is no plain file", "plain files only"))
            elif not any(path.iterdir()):
                strange.append(_fault(path, "the folder is empty", "folders with files that a manifest lists"))
    return tuple(sorted(files)), tuple(strange)


def read_manifests(bag: Path, files: tuple[str, ...], faults: list[Fault]) -> tuple[Manifest, ...]:
    """The manifests of a bag that holds ``files``; what is wrong in their lines is added to ``faults``."""
    found = []
    for name in files:
        kind = _NAME.fullmatch(name)
        if kind and kind[2] in hashlib.algorithms_guaranteed and not kind[2].startswith("shake"):
            digests: dict[str, str] = {}
            faults.extend(_read(bag / name, kind[2], digests))
            found.append(Manifest(name, bool(kind[1]), kind[2], digests))
    return tuple(found)


def _read(path: Path, algorithm: str, digests: dict[str, str]) -> Iterator[Fault]:
    try:
        lines = read_file(path, _MOST).decode("utf-8").replace("\r\n", "\n").split("\n")
    except ValueError:
        yield _fault(path, "it is no text in UTF-8", "lines of a digest and a path")
        return
    length = hashlib.new(algorithm).digest_size * 2
    listed: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        entry = _LINE.fullmatch(line)
        if entry is None or len(entry[1]) != length:
            yield _fault(path, "the line is no entry", f"{length} digits of {algorithm} and a path", number)
            continue
        name = decoded(entry[2])
        if name.startswith("/") or ".." in name.split("/"):
            yield _fault(path, f"{name} leads out of the bag", "a path in the bag", number)
            continue
        if normalize("NFC", name) in listed:
            yield _fault(path, f"{name} is listed twice", "one line a file", number)
        listed.add(normalize("NFC", name))
        digests[name] = entry[1].lower()


def decoded(name: str) -> str:
    """A path as it is on the disk: a manifest has line breaks and per cent signs encoded, and nothing else."""
    return re.sub("%(0[AaDd]|25)", lambda code: chr(int(code[1], 16)), name)


def compared(bag: Path, files: tuple[str, ...], manifests: tuple[Manifest, ...]) -> Iterator[Fault]:
    """Every file that a manifest lists and that is not there, or is another; every file that one does not list.

    Each manifest lists the whole payload, each tag manifest every other file beside tag manifests. A name that another
    system composed otherwise (NFC, NFD) is found.
    """
    there = {normalize("NFC", name): name for name in files}
    own = {manifest.name for manifest in manifests if manifest.tags}
    if len(there) < len(files):
        yield _fault(bag, "two names of files differ in nothing but how letters are composed", _LISTED)
    kinds = {(manifest.tags, manifest.algorithm) for manifest in manifests}
    for algorithm in sorted({algorithm for _, algorithm in kinds}) or ["sha256"]:
        for tags, name in ((False, f"manifest-{algorithm}.txt"), (True, f"tagmanifest-{algorithm}.txt")):
            if (tags, algorithm) not in kinds:
                yield _fault(bag, f"there is no {name}", "a manifest and a tag manifest of each algorithm")
    expected = {name: name.startswith("data/") for name in there if there[name] not in own}
    declared: dict[str, list[tuple[Manifest, str]]] = {}
    for manifest in manifests:
        listed = {normalize("NFC", name): digest for name, digest in manifest.digests.items()}
        for name in sorted(name for name, payload in expected.items() if payload is not manifest.tags):
            if name not in listed:
                yield _fault(bag / there[name], f"{manifest.name} does not list it", _LISTED)
        for name, digest in listed.items():
            if name not in there:
                yield _fault(bag / name, f"{manifest.name} lists it and it is not there", _LISTED)
            else:
                declared.setdefault(name, []).append((manifest, digest))
    for name, digests in sorted(declared.items()):
        yield from _changed(bag / there[name], digests)


def _changed(path: Path, digests: list[tuple[Manifest, str]]) -> Iterator[Fault]:
    hashes = {manifest.algorithm: hashlib.new(manifest.algorithm) for manifest, _ in digests}
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                for hash_ in hashes.values():
                    hash_.update(block)
    except OSError as error:
        yield _fault(path, f"it cannot be read ({error.strerror or error})", _LISTED)
        return
    others = [manifest.name for manifest, digest in digests if hashes[manifest.algorithm].hexdigest() != digest]
    if others:
        yield _fault(path, f"it is not the file that {' and '.join(others)} list{'s' * (len(others) == 1)}", _LISTED)


def _fault(path: Path, wrong: str, expected: str, line: int = 0) -> Fault:
    return Fault("MH681", Place(str(path), line), wrong, expected, MEND)
