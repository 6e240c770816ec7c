"""Has LibreOffice accept or reject the tracked changes of files, by a macro in a profile of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

_MACRO = """\
Sub Main(folder As String)
    Dim name As String, names(10000) As String, count As Integer, place As Integer
    name = Dir(folder & "/*.docx")
    Do While name <> ""
        names(count) = name
        count = count + 1
        name = Dir()
    Loop
    For place = 0 To count - 1
        Settle(folder & "/" & names(place), "Accept")
        Settle(folder & "/" & names(place), "Reject")
    Next
    StarDesktop.terminate()
End Sub

Sub Settle(file As String, what As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue, filter(1) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    filter(0).Name = "FilterName"
    filter(0).Value = "Text (encoded)"
    filter(1).Name = "FilterOptions"
    filter(1).Value = "UTF8"
    document = StarDesktop.loadComponentFromURL(ConvertToURL(file), "_blank", 0, hidden())
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" & what & "AllTrackedChanges", "", 0, Array())
    document.TextFields.refresh()
    document.storeToURL(ConvertToURL(file & "." & what & ".txt"), filter())
    document.close(True)
End Sub
"""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = "http://openoffice.org/2000/library"


def settled_by_office(folder: Path) -> None:
    """Beside each DOCX of ``folder``, its text with all changes accepted (``.Accept.txt``) and rejected."""
    _office(folder, "--terminate_after_init")  # makes the profile, with an empty library
    module = folder / "profile" / "user" / "basic" / "Standard"
    (module / "Proof.xba").write_text(
        f'{_HEAD}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Proof" '
        f'script:language="StarBasic">{escape(_MACRO)}</script:module>',
        "utf-8",
    )
    (module / "script.xlb").write_text(
        f'{_HEAD}<library:library xmlns:library="{_LIBRARY}" library:name="Standard" library:readonly="false" '
        'library:passwordprotected="false"><library:element library:name="Proof"/></library:library>',
        "utf-8",
    )
    _office(folder, f'macro:///Standard.Proof.Main("{folder}")')


def _office(folder: Path, what: str) -> None:
    machine = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", what]
    subprocess.run(command, check=True, capture_output=True, timeout=500, env=machine)


def lines(text: Path) -> list[str]:
    """The lines that LibreOffice printed; empty ones are left out."""
    found = (" ".join(line.split()) for line in text.read_text("utf-8-sig").splitlines())
    return [line for line in found if line]


def all_settled(files: Iterable[tuple[str, bytes]], folder: Path) -> dict[str, tuple[list[str], list[str]]]:
    """For each named DOCX what LibreOffice reads once all its changes are accepted, and once they are rejected."""
    for name, data in files:
        (folder / f"{name}.docx").write_bytes(data)
    settled_by_office(folder)
    names = [path.name for path in folder.glob("*.docx")]
    return {
        name.removesuffix(".docx"): (lines(folder / f"{name}.Accept.txt"), lines(folder / f"{name}.Reject.txt"))
        for name in names
    }
