"""Every output carries the same pictures, the same way up, of the same size; and the PDF conforms with all of them."""

from __future__ import annotations

import base64
import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
import verapdf
from look.building import source
from lxml import etree, html
from pictures.kinds import GREYS, HEIGHT, USABLE, WIDTH, quartered
from PIL import Image

from masthead import load
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.stages import PIPELINE, Work, run

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_DPI = 144
_FEW = ("clear.png", "palette-4.png", "grey-1.png", "grey-2.png", "grey-key-2.png")  # too few colours to tell
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source with a figure of every kind, and pages of two kinds."""
    folder = tmp_path_factory.mktemp("pictures")
    for name, make in USABLE.items():
        (folder / name).write_bytes(make())
    figures = "".join(f"<figure file='{name}' alt='{name}'/>" for name in USABLE)
    page = "<facsimile file='exif-6.jpg' alt='A page'><body><paragraph>The page.</paragraph></body></facsimile>"
    attached = (
        f"<annex><title>A</title><body>{figures}</body></annex><annex original='fr'><title>B</title>{page}</annex>"
    )
    (folder / "letter.xml").write_bytes(source(attached=attached))
    return folder / "letter.xml"


@pytest.fixture(scope="module")
def outputs(written: Path) -> Mapping[Format, bytes]:
    return run(Work(written, "letter", Options()), PIPELINE).outputs


def _wrong(name: str, shown: Image.Image) -> str:
    """What is wrong with a picture that should show the quarters."""
    if name in _FEW:
        return ""
    wanted = quartered("L").convert("RGB") if name in GREYS else quartered()
    had = shown.convert("RGBA").convert("RGB").resize((WIDTH, HEIGHT))
    for place in ((6, 6), (WIDTH - 6, 6), (6, HEIGHT - 6), (WIDTH - 6, HEIGHT - 6)):
        pair = had.getpixel(place), wanted.getpixel(place)
        if any(abs(one - other) > 16 for one, other in zip(*pair, strict=True)):  # type: ignore[call-overload]
            return f"{name} at {place}: {pair[0]}, not {pair[1]}"
    return ""


def test_check_has_no_error(written: Path) -> None:
    found = [fault for fault in load(written).check() if fault.code.startswith("MH16")]
    assert [(fault.code, fault.severity.value) for fault in found] == [("MH167", "warning")] * 2


def test_the_pages_show_them(outputs: Mapping[Format, bytes], tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(outputs[Format.PDF])
    subprocess.run(["pdftoppm", "-r", str(_DPI), "-png", path, tmp_path / "page"], check=True)
    names, wrong = iter([*USABLE, "exif-6.jpg"]), []
    with pdfplumber.open(path) as pdf:
        for sheet, page in zip(sorted(tmp_path.glob("page*.png")), pdf.pages, strict=True):
            seen = Image.open(sheet)
            figures = [each for each in page.images if round(each["width"]) == 36]
            for figure in sorted(figures, key=lambda each: each["top"]):
                assert (figure["width"], figure["height"]) == pytest.approx((36, 24), abs=0.1)
                box = [figure[side] * _DPI / 72 for side in ("x0", "top", "x1", "bottom")]
                wrong.append(_wrong(next(names), seen.crop(tuple(map(round, box)))))  # type: ignore[arg-type]
    assert next(names, "") == ""
    assert [each for each in wrong if each] == []


def test_the_word_file_shows_them(outputs: Mapping[Format, bytes]) -> None:
    with zipfile.ZipFile(BytesIO(outputs[Format.DOCX])) as package:
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        document = etree.fromstring(package.read("word/document.xml"))
        targets = {each.get("Id"): each.get("Target", "") for each in relations}
        shown = []
        for drawing in document.iter("{*}drawing"):
            properties, blip = next(drawing.iter(f"{_DRAWING}docPr")), next(drawing.iter("{*}blip"))
            extent = next(drawing.iter(f"{_DRAWING}extent"))
            name = targets[blip.get(f"{_REL}embed")].removeprefix("/word/")
            if (alt := properties.get("descr", "")) in USABLE or alt == "A page":
                shown.append((alt, Image.open(BytesIO(package.read(f"word/{name}")))))
                assert (int(extent.get("cx", 0)), int(extent.get("cy", 0))) == (36 * 12700, 24 * 12700)
    assert [alt for alt, _picture in shown] == [*USABLE, "A page"]
    assert [fault for alt, picture in shown if (fault := _wrong(alt, picture))] == []


def test_the_page_of_the_web_shows_them(outputs: Mapping[Format, bytes]) -> None:
    shown = []
    for image in html.fromstring(outputs[Format.HTML]).iterfind(".//figure/img"):
        data = base64.b64decode(image.get("src", "").partition("base64,")[2])
        shown.append((image.get("alt", ""), Image.open(BytesIO(data))))
        assert (image.get("width"), image.get("height")) == (str(WIDTH), str(HEIGHT))
        kind = {"png": "PNG", "jpeg": "JPEG"}[image.get("src", "").partition(";")[0].rpartition("/")[2]]
        assert shown[-1][1].format == kind
    assert [alt for alt, _picture in shown] == [*USABLE, "A page"]
    assert [fault for alt, picture in shown if (fault := _wrong(alt, picture))] == []


def test_the_akoma_ntoso_names_them(outputs: Mapping[Format, bytes]) -> None:
    images = list(etree.fromstring(outputs[Format.AKN]).iter("{*}img"))
    assert [each.get("alt") for each in images] == [*USABLE, "A page"]
    assert {(each.get("width"), each.get("height")) for each in images} == {(str(WIDTH), str(HEIGHT))}


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("profile", "standards"), [("a3a-ua1", ("3a", "ua1")), ("a4f-ua2", ("4f", "ua2"))])
def test_the_pdf_conforms(written: Path, tmp_path: Path, profile: str, standards: tuple[str, str]) -> None:
    options = Options(formats=(Format.PDF,), profile=profile)
    path = tmp_path / "letter.pdf"
    path.write_bytes(run(Work(written, "letter", options), PIPELINE).outputs[Format.PDF])
    for standard in standards:
        report = verapdf.validate(path, standard)
        assert report.passed, report


def test_a_document_without_pictures_does_not_load_pillow(lima: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from masthead import load;"
        f"load(Path({str(lima)!r})).check(); print('PIL' in sys.modules)"
    )
    import sys

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
