"""The form of a bag: BagIt 1.0, two kinds of digests, names with per cent signs and with accents composed otherwise."""

from __future__ import annotations

import shutil
from hashlib import new, sha256, sha512
from pathlib import Path
from unicodedata import normalize

import bagit
import pytest
import verapdf
from look.building import source
from PIL import Image

from pipeline.archive import make_bag, verify_bag

NAME = normalize("NFC", "rivi\u00e8re 100%25.png")


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source")
    Image.new("RGB", (300, 200), "teal").save(folder / NAME)
    figure = f'<figure file="{NAME}" alt="A river" numbered="true"><title>A river</title></figure>'
    (folder / "river.xml").write_bytes(source(letter=f"<paragraph>Alpha.</paragraph>{figure}"))
    return make_bag(folder / "river.xml", folder / "out").path


def test_it_is_of_version_1(bag: Path) -> None:
    assert (bag / "bagit.txt").read_bytes() == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    opened = bagit.Bag(str(bag))
    assert sorted(opened.algorithms) == ["sha256", "sha512"]
    payload = [path for path in (bag / "data").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in payload)
    assert opened.info["Payload-Oxum"] == f"{size}.{len(payload)}"
    assert opened.info["Bag-Size"] == f"{size / 1e6:.1f} MB"


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_its_pdf_is_archival(bag: Path, flavour: str) -> None:
    """Proven by veraPDF on the file in the bag."""
    report = verapdf.validate(bag / "data" / "outputs" / "river.pdf", flavour)
    assert report.passed, str(report)


def test_per_cent_signs_are_encoded_and_nothing_else(bag: Path) -> None:
    lines = (bag / "manifest-sha512.txt").read_text("utf-8").splitlines()
    digest = sha512((bag / "data" / "source" / NAME).read_bytes()).hexdigest()
    assert f"{digest}  data/source/{NAME.replace('%', '%25')}" in lines
    assert verify_bag(bag).name == "rebuilt"


@pytest.mark.long
@pytest.mark.parametrize("manifests_too", [False, True])
def test_names_composed_otherwise_are_found(bag: Path, tmp_path: Path, *, manifests_too: bool) -> None:
    copy = Path(shutil.copytree(bag, tmp_path / "copy.bag"))
    for path in [path for path in copy.rglob("*") if path.name != normalize("NFD", path.name)]:
        path.rename(path.with_name(normalize("NFD", path.name)))
    assert not (copy / "data" / "source" / NAME).exists()
    if manifests_too:
        _rewrite(copy)
    assert verify_bag(copy).name == "rebuilt"
    receipt = sha256((copy / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
    assert verify_bag(copy, receipt=receipt).name == "receipt"


def _rewrite(copy: Path) -> None:
    """The manifests with names as another system composes them."""
    for path in copy.glob("manifest-*.txt"):
        path.write_text(normalize("NFD", path.read_text("utf-8")), "utf-8")
    for path in copy.glob("tagmanifest-*.txt"):
        algorithm = path.stem.partition("-")[2]
        names = [line.partition("  ")[2] for line in path.read_text("utf-8").splitlines()]
        digests = [new(algorithm, (copy / name).read_bytes()).hexdigest() for name in names]
        path.write_text("".join(f"{digest}  {name}\n" for digest, name in zip(digests, names, strict=True)), "utf-8")
