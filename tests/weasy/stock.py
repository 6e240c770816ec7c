"""Writes a PDF with WeasyPrint itself, and only the speed shims named: ``stock.py FONTS HTML OUT [SHIM…]``.

``collection`` among the names turns the garbage collector off, as the engine does; ``full`` embeds whole fonts.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from pipeline.weasy import speed

fonts, html, out, *names = sys.argv[1:]
os.environ["FONTCONFIG_FILE"] = fonts
options = {"full_fonts": True} if "full" in names else {}
with speed.without_collection() if "collection" in names else nullcontext():
    with speed.applied(speed.VERSIONS[0], tuple(name for name in speed.SHIMS if name in names)):
        weasyprint = import_module("weasyprint")
    import_module("weasyprint.pdf.fonts").Font.subset = import_module("pipeline.weasy.subset").subset_font
    document = weasyprint.HTML(string=Path(html).read_text("utf-8"))
    document.write_pdf(out, pdf_variant="pdf/a-3a", **options)
