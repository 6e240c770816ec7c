"""What veraPDF finds in the PDF files of a deposit: ``record/verapdf.json``. It tells no times."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.archive.verapdf.package import engine_version, require_verapdf
from pipeline.archive.versions import record_words
from pipeline.errors import MastheadError, Place, environment_error

VERAPDF = "record/verapdf.json"
_QUOTED = 300  # characters of a reason


def verapdf_report(files: Mapping[str, bytes]) -> bytes:
    """The report on ``files``, PDF by its path in the deposit.

    Raises ``MastheadError`` (exit 3): MH686 where veraPDF is not installed or breaks down, MH687 where it finds a fault
    in a file.
    """
    require_verapdf()
    words = record_words()["verapdf"]
    told = [_file(name, data, words["profiles"]) for name, data in files.items()]
    report = {"about": words["about"], "engine": f"{words['name']} {engine_version()}", "files": told}
    return (json.dumps(report, indent=2, ensure_ascii=False) + "\n").encode()


def _file(name: str, data: bytes, profiles: Mapping[str, str]) -> dict[str, Any]:
    rows = [
        {"profile": profile, "compliant": row["passed"], "checks": row["checks"], "failures": row["failures"]}
        for profile, row in zip(profiles.values(), _validated(name, data, tuple(profiles)), strict=True)
    ]
    for row in rows:
        if not row["compliant"]:
            raise _faulty(name, row["profile"], row["failures"])
    return {"file": name, "sha256": sha256(data).hexdigest(), "profiles": rows}


def _validated(name: str, data: bytes, flavours: tuple[str, ...]) -> list[dict[str, Any]]:
    """What the engine finds, in a process of its own: a Java runtime stays until its process ends."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.pdf"
        path.write_bytes(data)
        call = (sys.executable, "-P", "-m", "pipeline.archive.verapdf", str(path), *flavours)
        done = subprocess.run(call, capture_output=True, text=True, check=False)  # noqa: S603 - this very program
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout) if done.returncode == 0 else []
    except ValueError:
        found = []
    if len(found) != len(flavours):
        raise _broken(name, done)
    return found


def _broken(name: str, done: subprocess.CompletedProcess[str]) -> MastheadError:
    why = (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1][:_QUOTED]
    mend = "install masthead's extra `verapdf` anew, or deposit without --verapdf"
    return environment_error("MH686", f"veraPDF breaks down ({why})", "a verdict", mend, Place(name))


def _faulty(name: str, profile: str, failures: list[dict[str, Any]]) -> MastheadError:
    first = f"[{failures[0]['rule']}] {failures[0]['message']}" if failures else "no rule is named"
    wrong = f"veraPDF does not find it to be {profile}: {first[:_QUOTED]}"
    mend = "report it with the source: a PDF that masthead writes is both PDF/A-3a and PDF/UA-1"
    return environment_error("MH687", wrong, f"a PDF that is {profile}", mend, Place(name))
