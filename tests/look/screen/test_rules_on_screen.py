"""Rules are black on every screen: a quarter of a point is less than a pixel, and must not fade into the paper."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from look.building import build, document_of, source
from look.page_lines import Rule
from PIL.Image import Image

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_TABLE = """<table><title>Flows</title><columns><column/><column figures="true"/></columns>
<head><row><cell>Station</cell><cell>Flow</cell></row></head><row><cell>Zenda</cell><cell>2</cell></row>
<total><cell>Total</cell><cell>2</cell></total></table>"""
_LETTER = (
    "<paragraph>Here.<note mark='*'><text>Of the page.</text></note> "
    "There.<note><text>Of the document.</text></note></paragraph>"
)
_ANNEX = f"<annex><title>Tables</title><body><paragraph>All.<note><text>One.</text></note></paragraph>{_TABLE}</body>"


@pytest.mark.long
@pytest.mark.parametrize("layout", ["new-york", "new-york-2006", "geneva"])
@pytest.mark.parametrize("dpi", [72, 96, 150])
def test_every_rule_has_a_row_of_black_pixels(layout: str, dpi: int, tmp_path: Path) -> None:
    """Heads, notes, tables, the end of the document: at the size of the page, of a common screen, and enlarged."""
    pages = build(document_of(source(letter=_LETTER, attached=f"{_ANNEX}</annex>", layout=layout)), tmp_path, "rules")
    assert len(pages.rules) >= 12
    with pypdfium2.PdfDocument(tmp_path / "rules.pdf") as pdf:
        images = [page.render(scale=dpi / 72).to_pil().convert("L") for page in pdf]
    assert [rule for rule in pages.rules if _darkest(images[rule.page - 1], rule, dpi / 72) > 0] == []


def _darkest(image: Image, rule: Rule, scale: float) -> int:
    """The darkest grey in the middle of a rule, which may be a pixel off: 0 is black, 255 is paper."""
    x = round((rule.x0 + rule.x1) / 2 * scale)
    rows = range(int(rule.y * scale) - 1, int((rule.y + rule.thickness) * scale) + 3)
    return min(int(image.getpixel((x, y))) for y in rows)
