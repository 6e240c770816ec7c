"""The settings for editors that a checkout has lead to files that are there, and to a server that starts."""

from __future__ import annotations

import json
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parent.parent.parent
CATALOG = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"


def test_settings_of_a_checkout_lead_somewhere() -> None:
    code = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    helix = tomllib.loads((ROOT / ".helix" / "languages.toml").read_text("utf-8"))
    server = helix["language-server"]["masthead"]
    assert [code["glspc.server.command"], *code["glspc.server.commandArguments"]] == ["masthead", "lsp"]
    assert [server["command"], *server["args"]] == ["masthead", "lsp"]
    assert [each.name for each in entry_points(group="console_scripts", name="masthead")] == ["masthead"]
    page = (ROOT / "docs" / "bench.md").read_text("utf-8")
    assert (ROOT / ".helix" / "languages.toml").read_text("utf-8") in page

    (association,) = code["xml.fileAssociations"]
    schema = etree.XMLSchema(file=str(ROOT / association["systemId"]))
    sources = list(ROOT.glob(association["pattern"]))
    assert sources
    assert all(schema.validate(etree.parse(source)) for source in sources)

    (catalog,) = (ROOT / each for each in code["xml.catalogs"])
    targets = {each.get("name"): each.get("uri") for each in etree.parse(catalog).iter(f"{CATALOG}uri")}
    assert (catalog.parent / targets["urn:masthead:source:1"]).resolve() == (ROOT / association["systemId"]).resolve()
