"""The product works as an editable install and as a wheel: command, templates and data are found in both."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from pipeline import __version__

pytestmark = [pytest.mark.long, pytest.mark.timeout(400)]

WHERE = """
import json, pipeline
from pathlib import Path
from pipeline.resources import data, templates
def files(folder):
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes().hex() for path in found}
print(json.dumps({
    "package": str(Path(pipeline.__file__).parent),
    "templates": files(templates()),
    "data": files(data(".")),
}))
"""


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the checkout, built the way a release is: through the source distribution."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", out, checkout]
    subprocess.run(command, check=True, capture_output=True, text=True)
    assert [path.name for path in out.glob("*.tar.gz")] == [f"masthead-{__version__}.tar.gz"]
    (built,) = out.glob("*.whl")
    return built


def venv(folder: Path) -> Path:
    """An environment that shares this one's third-party packages, but not the product; its interpreter."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (ours,) = Path(sys.prefix).glob("lib/python*/site-packages")
    # A path line appends the folder without running its own .pth files: the editable install there stays unseen.
    (packages / "shared.pth").write_text(f"{ours}\n")
    return folder / "bin/python"


def install(python: Path, *what: str | Path) -> None:
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--ignore-installed", *what], check=True)


def inspect(python: Path, folder: Path) -> dict[str, object]:
    """What an installed product says of itself, run far from the checkout."""
    run = subprocess.run([python, "-c", WHERE], cwd=folder, env=clean(), capture_output=True, text=True, check=True)
    version = subprocess.run(
        [python.parent / "masthead", "--version"], cwd=folder, env=clean(), capture_output=True, text=True, check=True
    )
    assert __version__ in version.stdout
    found: dict[str, object] = json.loads(run.stdout)
    return found


def clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}


def committed(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes().hex() for path in files}


def test_a_wheel_carries_templates_and_data(wheel: Path, checkout: Path, tmp_path: Path) -> None:
    python = venv(tmp_path / "venv")
    install(python, wheel)
    found = inspect(python, tmp_path)
    assert Path(str(found["package"])).is_relative_to(tmp_path)
    assert found["templates"] == committed(checkout / "templates")
    assert found["data"] == committed(checkout / "pipeline/data")


def test_a_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        top = {name.partition("/")[0] for name in archive.namelist()}
    assert top == {"masthead", "pipeline", f"masthead-{__version__}.dist-info"}


def test_an_editable_install_uses_the_checkout_s_own(checkout: Path, tmp_path: Path) -> None:
    python = venv(tmp_path / "venv")
    install(python, "--editable", checkout)
    found = inspect(python, tmp_path)
    assert found["package"] == str(checkout / "pipeline")
    assert found["templates"] == committed(checkout / "templates")
    assert not list(tmp_path.glob("venv/lib/python*/site-packages/pipeline"))


def named(requirement: str) -> str:
    """The name of a package, as all lists of the world agree to write it."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def pinned(checkout: Path, list_: str) -> dict[str, str]:
    """Name and version of every package of a list; each has hashes, and nothing stands there besides."""
    text = (checkout / list_).read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    form = re.compile(r"([\w.-]+)==([\w.+!-]+)( ; [^#]+?)?((?: +--hash=sha256:[0-9a-f]{64})+)")
    found = [form.fullmatch(" ".join(line.split())) for line in lines]
    assert all(found), [line for line, match in zip(lines, found, strict=True) if not match]
    assert len({named(match[1]) for match in found if match}) == len(lines)
    return {named(match[1]): match[2] for match in found if match}


def test_every_package_is_pinned_and_no_place_to_fetch_it_from_is_named(checkout: Path) -> None:
    run, dev, build = (pinned(checkout, f"constraints{kind}.txt") for kind in ("", "-dev", "-build"))
    assert not run.keys() & dev.keys()
    every = {**build, **run, **dev}
    assert all(every[name] == version for list_ in (run, dev, build) for name, version in list_.items())
    project = tomllib.loads((checkout / "pyproject.toml").read_text())["project"]
    assert {named(requirement) for requirement in project["dependencies"]} <= run.keys()
    assert {named(requirement) for requirement in project["optional-dependencies"]["dev"]} <= every.keys()
    scripts = sorted((checkout / "scripts").glob("*.sh"))
    for path in (*checkout.glob("constraints*.txt"), checkout / "pyproject.toml", checkout / "Makefile", *scripts):
        assert "://" not in path.read_text(), path
    # The packages of this environment are the pinned ones, each of them.
    frozen = [sys.executable, "-m", "pip", "list", "--format", "json", "--exclude", "masthead", "--exclude", "pip"]
    installed = json.loads(subprocess.run(frozen, capture_output=True, text=True, check=True).stdout)
    assert {named(package["name"]): package["version"] for package in installed}.items() <= every.items()
