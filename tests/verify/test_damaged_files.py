"""Outputs that were damaged, exchanged, or made by others: a finding with the path, no traceback, no endless wait."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import monotonic

import pikepdf
import pytest
from akn.conftest import SOURCES

from pipeline.errors import Fault
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.stages import PIPELINE, Work, document_of, run
from pipeline.verify.apart import read_apart
from pipeline.verify.outputs import verify_outputs

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Work:
    folder = tmp_path_factory.mktemp("source")
    for name in ("everything.xml", "dot.png"):
        shutil.copy(SOURCES / name, folder)
    return run(Work(folder / "everything.xml", "everything", Options()), PIPELINE)


def verified(work: Work, format_: Format, data: bytes, *, seconds: float = 60) -> tuple[Fault, ...]:
    def read() -> tuple[Fault, ...]:
        outputs = {**work.outputs, format_: data}
        return verify_outputs(document_of(work), "out/everything", work.data, outputs, Options(), (format_,))[format_]

    return read_apart(read, f"out/everything{format_.extension}", seconds=seconds)


def damaged(data: bytes, others: list[bytes], dice: random.Random) -> bytes:
    """The file with bytes turned over, cut out, doubled, another's, or with its tail gone."""
    made = bytearray(data)
    for _ in range(dice.choice((1, 1, 3, 20))):
        at, size = dice.randrange(len(made) + 1), dice.choice((1, 2, 8, 200, 5000))
        match dice.randrange(6):
            case 0:
                made[at : at + size] = dice.randbytes(size)
            case 1:
                del made[at : at + size]
            case 2:
                made[at:at] = made[at : at + size]
            case 3:
                other = dice.choice(others)
                start = dice.randrange(len(other) + 1)
                made[at:at] = other[start : start + size]
            case 4:
                made[at : at + 1] = bytes((dice.choice(b"\0 /<>()[]{}0123456789%&;\"'"),))
            case _:
                if dice.random() < 0.2:
                    del made[at:]
    return bytes(made)


def repacked(data: bytes, others: list[bytes], dice: random.Random) -> bytes:
    """A DOCX whose parts are damaged, missing or exchanged; the archive itself is whole."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        victim = dice.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            if name == victim:
                if dice.random() < 0.2:
                    continue
                part = dice.choice((damaged(part, others, dice), old.read(dice.choice(old.namelist()))))
                if dice.random() < 0.5:
                    part = swapped(old.read(name), dice)
            new.writestr(name, part)
    return made.getvalue()


def swapped(data: bytes, dice: random.Random) -> bytes:
    """XML that is still well-formed: a value of an attribute is another."""
    pieces = data.split(b'"')
    if len(pieces) > 3:
        pieces[dice.randrange(1, len(pieces) - 1, 2)] = dice.choice(
            (b"", b"x", b"-1", b"9" * 5000, b"1.5", b"99999999")
        )
    return b'"'.join(pieces)


def rewritten(data: bytes, dice: random.Random) -> bytes:
    """A PDF that is whole, in which entries of objects are gone, exchanged, or lead in a circle."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        objects = [
            each for each in pdf.objects if isinstance(each, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream)
        ]
        for _ in range(dice.choice((1, 1, 2, 10))):
            victim, other = dice.choice(objects), dice.choice(objects)
            if isinstance(victim, pikepdf.Array):
                if len(victim):
                    victim[dice.randrange(len(victim))] = other
                continue
            key = dice.choice(sorted(victim.keys()) or ["/X"])
            if key == "/Length":
                continue
            values = (None, other, pikepdf.Name("/X"), pikepdf.String("x"), -1, 10**9, pikepdf.Array([other, other]))
            value = dice.choice(values)
            if value is None and key in victim:
                del victim[key]
            elif value is not None:
                victim[key] = value
        made = io.BytesIO()
        pdf.save(made)
        return made.getvalue()


def try_seeds(work: Work, format_: Format, seeds: range) -> None:
    data = work.outputs[format_]
    others = list(work.outputs.values())
    for seed in seeds:
        dice = random.Random(seed)  # noqa: S311 - the same damage in every run
        made = damaged(data, others, dice)
        if format_ is Format.DOCX and seed % 2:
            made = repacked(data, others, dice)
        elif format_ is Format.PDF and seed % 2:
            made = rewritten(data, dice)
        begun = monotonic()
        found = verified(work, format_, made)
        assert monotonic() - begun < 40, seed
        assert all(fault.place.path.startswith(f"out/everything{format_.extension}") for fault in found), seed
        assert "breaks down" not in str(found), seed


@pytest.mark.long
@pytest.mark.parametrize("format_", Format)
def test_damage_is_told(work: Work, format_: Format) -> None:
    assert verified(work, format_, work.outputs[format_]) == ()
    try_seeds(work, format_, range(10))


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("format_", Format)
def test_much_damage_is_told(work: Work, format_: Format) -> None:
    try_seeds(work, format_, range(1000, 1600))


@pytest.mark.long
@pytest.mark.parametrize("format_", Format)
def test_the_file_of_another_format_is_told(work: Work, format_: Format) -> None:
    for other in Format:
        if other is not format_:
            assert verified(work, format_, work.outputs[other]), other
    for data in (b"", b"\0" * 100_000, b"\xff\xfe" * 1000, b"%PDF-1.7\n%%EOF", b"PK\x03\x04", b"<" * 50_000):
        assert verified(work, format_, data), data[:8]


def bomb(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]><x a="&z9;">&z9;</x>' % b"".join(
    b'<!ENTITY z%d "%s">' % (each, b"&%s;" % (b"a" if not each else b"z%d" % (each - 1)) * 10) for each in range(10)
)
RELS = "_rels/.rels"


@pytest.mark.parametrize(
    "data",
    [
        bomb("word/document.xml", bytes(300 * 1024 * 1024)),
        bomb(RELS, LAUGHS),
        bomb(RELS, b"<a>" * 100_000),
        bomb(RELS, b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'),
        bomb(RELS, b""),
    ],
    ids=["zeros", "entities", "depth", "doctype", "empty"],
)
def test_bombs_are_told(work: Work, data: bytes) -> None:
    begun = monotonic()
    assert {fault.code for fault in verified(work, Format.DOCX, data)} <= {"MH620", "MH694"}
    assert monotonic() - begun < 20


@pytest.mark.long
def test_a_text_of_equal_lines_takes_no_square_of_its_length(work: Work) -> None:
    begun = getrusage(RUSAGE_CHILDREN).ru_utime  # of the processor: a machine may stand still for a while
    found = verified(work, Format.TXT, work.outputs[Format.TXT] + b"5\n" * 300_000)
    assert getrusage(RUSAGE_CHILDREN).ru_utime - begun < 30
    assert len(found) == 1000


def test_what_takes_too_long_too_much_or_dies_is_told() -> None:
    def hang() -> tuple[Fault, ...]:
        while True:
            pass

    def grow() -> tuple[Fault, ...]:
        held = []
        while True:
            held.append(bytearray(64 * 1024 * 1024))

    def die() -> tuple[Fault, ...]:
        import os

        os._exit(7)

    def deep() -> tuple[Fault, ...]:
        return deep()

    said = {"seconds": partial(read_apart, hang, "x", seconds=1), "MB": partial(read_apart, grow, "x", memory=10**9)}
    said |= {"breaks down": partial(read_apart, die, "x"), "RecursionError": partial(read_apart, deep, "x")}
    for words, read in said.items():
        (fault,) = read()
        assert (fault.code, fault.place.path, words in fault.wrong) == ("MH694", "x", True), fault


def test_a_file_that_was_changed_after_the_build_is_told(masthead: Run, tmp_path: Path) -> None:
    for name in ("everything.xml", "dot.png"):
        shutil.copy(SOURCES / name, tmp_path)
    assert masthead("build", "everything.xml", "--to", "html,txt", "--out", "out").returncode == 0
    call = ("verify", "everything.xml", "--to", "html,txt", "--out", "out")
    assert masthead(*call).returncode == 0
    text = tmp_path / "out" / "everything.txt"
    text.write_bytes(text.read_bytes() + b"\n")  # the words are the same
    done = masthead(*call)
    assert done.returncode == 1
    assert "out/everything.txt: MH692 " in done.stderr
    (tmp_path / "out" / ".masthead.json").unlink()
    assert masthead(*call).returncode == 0  # nobody knows of a build
    page = tmp_path / "out" / "everything.html"
    page.write_text(page.read_text("utf-8").replace("<td", "<td colspan='x'", 1), encoding="utf-8")
    done = masthead(*call)
    assert (done.returncode, "Traceback" in done.stderr, "everything.html" in done.stderr) == (1, False, True)
