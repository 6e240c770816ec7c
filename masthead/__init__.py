"""Masthead as a library: all that the command can do, under names that stay (docs/api.md).

Everything here is stable within a version: what it is given and gives back changes with the major version alone. A name
is loaded when it is first used, so that a program which checks loads nothing that lays out pages.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline import __version__
    from pipeline.akn.citing.cite import Citation
    from pipeline.archive import Deposit, Verdict
    from pipeline.batch.rows import Row
    from pipeline.catalogue.run import Made
    from pipeline.checks.counting import Count
    from pipeline.checks.explained import Explained
    from pipeline.desk.apply import Applied
    from pipeline.desk.assign import Assigned
    from pipeline.desk.found import Change
    from pipeline.errors import Exit, Fault, MastheadError, Passage, Place, Severity
    from pipeline.files.naming import source_stem
    from pipeline.intake import Taken
    from pipeline.language import OFFICIAL
    from pipeline.library.beginning import new, take_in
    from pipeline.library.bilingual import BILINGUAL, bilingual
    from pipeline.library.collections import Collected, batch, catalogue
    from pipeline.library.comparing import AUTHOR, SHOWN_IN, Comparison, compare, lines_of, write_shown
    from pipeline.library.deposits import TOLD, deposit, prove, prove_files
    from pipeline.library.desk import Edited, assign, changes
    from pipeline.library.document import Document, load
    from pipeline.library.files.building import Built, build_files
    from pipeline.library.files.checking import check_files, count_files
    from pipeline.library.files.settings import options_for
    from pipeline.library.files.several import Attempt
    from pipeline.library.files.sources import Found, documents_in, sources_in
    from pipeline.library.files.verifying import verify_files
    from pipeline.library.files.writing import write_files, write_new
    from pipeline.library.references import Cited, references
    from pipeline.library.rules import copy_schema, explain, rules, schema
    from pipeline.library.serving import serve_editor, watch
    from pipeline.options import FOLDER, LAYOUTS, Options
    from pipeline.outputs import Format

_HOMES = {
    "pipeline": "__version__",
    "pipeline.akn.citing.cite": "Citation",
    "pipeline.archive": "Deposit Verdict",
    "pipeline.batch.rows": "Row",
    "pipeline.catalogue.run": "Made",
    "pipeline.checks.counting": "Count",
    "pipeline.checks.explained": "Explained",
    "pipeline.desk.apply": "Applied",
    "pipeline.desk.assign": "Assigned",
    "pipeline.desk.found": "Change",
    "pipeline.errors": "Exit Fault MastheadError Passage Place Severity",
    "pipeline.files.naming": "source_stem",
    "pipeline.intake": "Taken",
    "pipeline.language": "OFFICIAL",
    "pipeline.library.beginning": "new take_in",
    "pipeline.library.bilingual": "BILINGUAL bilingual",
    "pipeline.library.files.building": "Built build_files",
    "pipeline.library.files.checking": "check_files count_files",
    "pipeline.library.collections": "Collected batch catalogue",
    "pipeline.library.comparing": "AUTHOR SHOWN_IN Comparison compare lines_of write_shown",
    "pipeline.library.deposits": "TOLD deposit prove prove_files",
    "pipeline.library.desk": "Edited assign changes",
    "pipeline.library.document": "Document load",
    "pipeline.library.references": "Cited references",
    "pipeline.library.rules": "copy_schema explain rules schema",
    "pipeline.library.serving": "serve_editor watch",
    "pipeline.library.files.settings": "options_for",
    "pipeline.library.files.several": "Attempt",
    "pipeline.library.files.sources": "Found documents_in sources_in",
    "pipeline.library.files.verifying": "verify_files",
    "pipeline.library.files.writing": "write_files write_new",
    "pipeline.options": "FOLDER LAYOUTS Options",
    "pipeline.outputs": "Format",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "AUTHOR",
    "BILINGUAL",
    "FOLDER",
    "LAYOUTS",
    "OFFICIAL",
    "SHOWN_IN",
    "TOLD",
    "Applied",
    "Assigned",
    "Attempt",
    "Built",
    "Change",
    "Citation",
    "Cited",
    "Collected",
    "Comparison",
    "Count",
    "Deposit",
    "Document",
    "Edited",
    "Exit",
    "Explained",
    "Fault",
    "Format",
    "Found",
    "Made",
    "MastheadError",
    "Options",
    "Passage",
    "Place",
    "Row",
    "Severity",
    "Taken",
    "Verdict",
    "__version__",
    "assign",
    "batch",
    "bilingual",
    "build_files",
    "catalogue",
    "changes",
    "check_files",
    "compare",
    "copy_schema",
    "count_files",
    "deposit",
    "documents_in",
    "explain",
    "lines_of",
    "load",
    "new",
    "options_for",
    "prove",
    "prove_files",
    "references",
    "rules",
    "schema",
    "serve_editor",
    "source_stem",
    "sources_in",
    "take_in",
    "verify_files",
    "watch",
    "write_files",
    "write_new",
    "write_shown",
]


def __getattr__(name: str) -> Any:
    """A public name, loaded from its home."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'masthead' has no attribute {name!r}")
    found = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The public names."""
    return list(__all__)
