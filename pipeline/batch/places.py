"""Where outputs go: a folder of this machine or of a share, or any address that ``fsspec`` knows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from pipeline.errors import Place, call_error, environment_error

_REMEDY = "install masthead with its extra `cluster`, or name a folder"


class Store(Protocol):
    """A place that keeps files by name; each is there whole, or not at all."""

    def write(self, files: Mapping[str, bytes]) -> None:
        """Put files there. Raises ``MastheadError`` (exit 3)."""

    def sizes(self) -> Mapping[str, int]:
        """The files that are there, with their bytes."""


class Folder:
    """A folder. ``write_all`` puts every file beside its place first."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, files: Mapping[str, bytes]) -> None:
        """Put the files of one document there. Raises ``MastheadError`` MH320."""
        from pipeline.files.writing import write_all

        for folder in {Path(name).parent for name in files}:
            inside = {Path(name).name: data for name, data in files.items() if Path(name).parent == folder}
            write_all(self.path / folder, inside)

    def sizes(self) -> Mapping[str, int]:
        """Every file below the folder."""
        return {
            path.relative_to(self.path).as_posix(): path.stat().st_size
            for path in self.path.rglob("*")
            if path.is_file() and not path.name.startswith(".")
        }


class Address:
    """An address such as ``s3://bucket/folder``: what it takes to reach it is a package of ``fsspec``."""

    def __init__(self, address: str) -> None:
        self.address = address

    def _root(self) -> tuple[Any, str]:
        try:
            from fsspec.core import url_to_fs

            file_system, root = url_to_fs(self.address)
        except (ImportError, ValueError) as error:
            wrong = f"this address cannot be reached ({error})"
            place = Place(self.address)
            raise call_error("MH135", wrong, "a folder, or an address that fsspec knows", _REMEDY, place) from None
        return file_system, str(root).rstrip("/")

    def write(self, files: Mapping[str, bytes]) -> None:
        """Put the files there: under another name first, where the address has folders. Raises MH136 (exit 3)."""
        file_system, root = self._root()
        try:
            for name, data in files.items():
                target = f"{root}/{name}"
                part = f"{target}.part"
                file_system.makedirs(target.rpartition("/")[0], exist_ok=True)
                file_system.pipe_file(part, data)
                file_system.mv(part, target)
        except Exception as error:  # noqa: BLE001 - every kind of address fails in its own words
            reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
            wrong, mend = f"the address cannot be written ({reason})", "check the rights, and run it again"
            place = Place(self.address)
            raise environment_error("MH136", wrong, "an address that takes files", mend, place) from None

    def sizes(self) -> Mapping[str, int]:
        """Every file below the address."""
        file_system, root = self._root()
        try:
            found = file_system.find(root, detail=True)
        except FileNotFoundError:
            return {}
        plain = str(file_system._strip_protocol(root)).rstrip("/")  # noqa: SLF001 - fsspec has no public name for it
        return {name.removeprefix(f"{plain}/"): int(entry.get("size") or 0) for name, entry in found.items()}


def store(out: str) -> Store:
    """The place that ``--out`` names."""
    return Address(out) if "://" in out else Folder(Path(out))
