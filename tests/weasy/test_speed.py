"""Each speed shim leaves every byte of WeasyPrint's own output as it was, and time grows with length alone."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.weasy import Metadata, Profile, lay_out, speed, write_pdf
from pipeline.weasy.speed import declarations, generate

Write = Callable[..., bytes]


@pytest.fixture(scope="module")
def write(fontconfig: Path, html: str, tmp_path_factory: pytest.TempPathFactory) -> Write:
    folder = tmp_path_factory.mktemp("speed")

    def run(*names: str, html: str = html) -> bytes:
        source, out = folder / "sample.html", folder / "out.pdf"
        source.write_text(html, "utf-8")
        script = Path(__file__).with_name("stock.py")
        subprocess.run([sys.executable, script, fontconfig, source, out, *names], check=True)
        return out.read_bytes()

    return run


@pytest.fixture(scope="module")
def stock(write: Write) -> bytes:
    return write()


@pytest.mark.long
@pytest.mark.parametrize("names", [*((name,) for name in speed.SHIMS), ("collection",), (*speed.SHIMS, "collection")])
def test_a_shim_changes_no_byte(names: tuple[str, ...], write: Write, stock: bytes) -> None:
    assert write(*names) == stock


def test_deferred_fonttools_works_when_it_is_needed(write: Write) -> None:
    html = "<html lang=en><p style='font-family: Liberation Serif'>Whole fonts are read by fontTools."
    assert write("deferred", "full", html=html) == write("full", html=html)


def test_declarations_are_those_of_the_installed_weasyprint() -> None:
    assert generate.digest(generate.source()[0]) == declarations.DIGEST
    assert generate.generate() == generate.TARGET.read_text("utf-8")


def test_other_declarations_are_left_to_cffi() -> None:
    code = (
        "from pipeline.weasy.speed import compiled\n"
        "with compiled.applied():\n"
        "    import cffi\n"
        "    ffi = cffi.FFI(); ffi.cdef('int abs(int);'); print(ffi.dlopen(None).abs(-3))\n"
        "import cffi; print(type(cffi.FFI()).__module__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_checkout())
    assert done.stdout.split() == ["3", "cffi.api"]


def test_another_version_gets_no_shim() -> None:
    code = (
        "import pydyf; before = vars(pydyf.PDF).copy()\n"
        "from pipeline.weasy import speed\n"
        "with speed.applied('71.0'): import sys; print('cffi' in sys.modules, vars(pydyf.PDF) == before)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_checkout())
    assert done.stdout.split() == ["False", "True"]


def test_no_compiler_and_no_fonttools_at_start(fontconfig: Path) -> None:
    code = (
        "import subprocess, sys; from pathlib import Path\n"
        "subprocess.Popen = None\n"
        "from pipeline.weasy import engine\n"
        f"engine.load(Path({str(fontconfig)!r}))\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('fontTools', 'pycparser')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_checkout())
    assert done.stdout.strip() == "[]"


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_page_takes_as_long_in_a_long_document(fontconfig: Path, metadata: Metadata) -> None:
    """Tagged pages, ten times as many: at most 1.15 times the processor time each. The better of two runs counts."""
    short, long = min(_per_page(fontconfig, metadata, 60) for _ in range(3)), 0.0
    for _ in range(2):
        long = _per_page(fontconfig, metadata, 600)
        if long <= 1.15 * short:
            break
    print(f"{short * 1000:.1f} ms a page of 60, {long * 1000:.1f} ms a page of 600")
    assert long <= 1.15 * short


def _per_page(fontconfig: Path, metadata: Metadata, pages: int) -> float:
    words = "".join(
        f"<h2 id='h{n}'>Heading {n}</h2><p>{'Some words of text. ' * 150}</p>" for n in range(pages * 5 // 3)
    )
    html = f'<html lang="en"><style>@page {{ size: 8.5in 11in }} h2 {{ break-after: avoid }}</style><h1>T</h1>{words}'
    start = time.process_time()
    laid = lay_out(html, "", fontconfig=fontconfig)
    write_pdf(laid, profile=Profile.A3_UA1, metadata=metadata, attached=())
    return (time.process_time() - start) / laid.pages


def _checkout() -> Path:
    return Path(__file__).parents[2]
