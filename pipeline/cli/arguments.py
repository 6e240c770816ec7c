"""The command line: what may be typed, and the help that teaches it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from masthead import AUTHOR, FOLDER, LAYOUTS, OFFICIAL, TOLD, Format, __version__
from pipeline.cli import archive, batch, build, check, cite, convert, export, new, verify
from pipeline.cli.desk import assign, changes, diff
from pipeline.cli.drafting import lsp, watch
from pipeline.cli.info import completion, count, explain, schema
from pipeline.cli.several import catalogue
from pipeline.cli.terminal.messages import MOST
from pipeline.cli.terminal.streams import clean, write

_LISTED = "; ".join(f"{format_.value}, {format_.row.about}" for format_ in Format)
_EXTENSIONS = ", ".join(format_.extension for format_ in Format)
ORGANS = ("general-assembly", "security-council", "economic-and-social-council", "human-rights-council")
_STATE_CODE = 2  # letters
_EPILOG = f"""\
exit codes: 0 done, 1 the document is at fault, 2 the call is at fault, 3 the machine or the program is at fault

a document in four steps:
  masthead new letter > source/my-letter.xml      a skeleton with comments, which already builds
  masthead check source/my-letter.xml             every finding with its line and how to mend it
  masthead build source/my-letter.xml             build/my-letter{_EXTENSIONS}
  masthead verify source/my-letter.xml            the outputs read back and compared with the source
"""


class _Parser(argparse.ArgumentParser):
    """A parser that prints nothing of a call as it stands: a terminal obeys control characters."""

    def error(self, message: str) -> NoReturn:
        super().error(clean(message))

    def _print_message(self, message: str, file: Any = None) -> None:
        write(sys.stderr if file is None else file, message)


def formats(text: str) -> tuple[Format, ...]:
    """The outputs named in ``pdf,docx,akn``, each once, in their own order."""
    names = {name.strip() for name in text.split(",") if name.strip()}
    unknown = names - {format_.value for format_ in Format}
    if unknown or not names:
        known = ", ".join(format_.value for format_ in Format)
        raise argparse.ArgumentTypeError(
            f"no output is called “{', '.join(sorted(unknown)) or text}”; there are {known}"
        )
    return tuple(format_ for format_ in Format if format_.value in names)


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command."""
    top = _Parser(
        prog="masthead",
        description="Official United Nations documents from one XML source: PDF, DOCX, Akoma Ntoso, HTML and text.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"masthead {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _build(commands.add_parser("build", help="build the outputs of documents", description=build.__doc__))
    _batch(commands.add_parser("batch", help="build thousands of documents", description=batch.__doc__))
    _catalogue(commands.add_parser("catalogue", help="make a static catalogue", description=catalogue.__doc__))
    _check(
        commands.add_parser("check", help="check documents against schema and house rules", description=check.__doc__)
    )
    _explain(commands.add_parser("explain", help="explain a finding by its code", description=explain.__doc__))
    _count(commands.add_parser("count", help="count words and pages", description=count.__doc__))
    _schema(commands.add_parser("schema", help="say where the schema is, or copy it", description=schema.__doc__))
    _verify(commands.add_parser("verify", help="read outputs back and compare", description=verify.__doc__))
    _new(commands.add_parser("new", help="print a source to begin with", description=new.__doc__))
    _cite(commands.add_parser("cite", help="cite a place of a document", description=cite.__doc__))
    _import(
        commands.add_parser(
            "import", help="take in a DOCX, ODT, text, HTML or AKN file as a source", description=convert.__doc__
        )
    )
    _export(commands.add_parser("export", help="export a source for translation tools", description=export.__doc__))
    _diff(commands.add_parser("diff", help="show what changed between two versions", description=diff.__doc__))
    _changes(commands.add_parser("changes", help="list what edited copies changed", description=changes.__doc__))
    _assign(commands.add_parser("assign", help="give a document its symbol, date and job", description=assign.__doc__))
    _archive(commands.add_parser("archive", help="make or prove a deposit", description=archive.__doc__))
    served = commands.add_parser("lsp", help="serve an editor while one types", description=lsp.__doc__)
    served.set_defaults(run=lsp.run)
    _watch(commands.add_parser("watch", help="show documents while one works on them", description=watch.__doc__))
    _completion(
        commands.add_parser("completion", help="print what completes the command", description=completion.__doc__), top
    )
    return top


def _completion(command: argparse.ArgumentParser, top: argparse.ArgumentParser) -> None:
    command.add_argument("shell", metavar="SHELL", choices=completion.SHELLS, help=", ".join(completion.SHELLS))
    command.set_defaults(run=completion.run, parser=top)


def _above(least: int, what: str) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or int(text) < least:
            raise argparse.ArgumentTypeError(f"“{text}” is no number of {what} from {least:,} on")
        return int(text)

    return number


def _all(command: argparse.ArgumentParser) -> None:
    command.add_argument("--all", action="store_true", help=f"print every finding, not {MOST} a document")


def _strict(command: argparse.ArgumentParser) -> None:
    command.add_argument("--strict", action="store_true", help="a warning is an error")


def _sources(command: argparse.ArgumentParser) -> None:
    about = "a source: source/NAME.xml; or a folder, of which every source is taken"
    command.add_argument("sources", metavar="SOURCE", nargs="+", type=Path, help=about)


def _jobs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--jobs",
        type=_above(1, "processes"),
        default=1,
        metavar="N",
        help="how many documents at once, in processes of their own (1)",
    )


def _limits(command: argparse.ArgumentParser, who: str) -> None:
    command.add_argument(
        "--memory",
        type=_above(100, "megabytes"),
        default=0,
        metavar="MB",
        help=f"the memory that {who} may use (no limit)",
    )


def _outputs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--to", type=formats, metavar="LIST", help=f"the outputs (those of masthead.toml, or all): {_LISTED}"
    )
    command.add_argument(
        "--out", type=Path, metavar="FOLDER", help="the output folder (that of masthead.toml, or build/)"
    )
    command.add_argument(
        "--name",
        default="source",
        choices=("source", "symbol"),
        help="what names the outputs: the source, or the symbol",
    )
    _looks(command)


def _looks(command: argparse.ArgumentParser) -> None:
    command.add_argument("--layout", default="", choices=LAYOUTS, help="overrules source, date and masthead.toml")
    command.add_argument(
        "--profile",
        default="a3a-ua1",
        choices=("a3a-ua1", "a4f-ua2"),
        help="the two PDF standards that the file keeps at once (PDF/A-3a with PDF/UA-1)",
    )
    command.add_argument(
        "--akn", default="flat", choices=("flat", "wrapper"), dest="shape", help="the form of the Akoma Ntoso (flat)"
    )
    command.add_argument(
        "--form",
        default="issued",
        choices=("issued", "submission"),
        help="submission: the letter as the mission signs it, as a DOCX without masthead",
    )
    command.add_argument(
        "--wrap", type=_above(40, "columns"), default=0, metavar="N", help="the longest line of the text (no limit)"
    )
    command.add_argument(
        "--review", action="store_true", help="a DOCX to work on: line numbers, margins, findings as comments"
    )


def _build(command: argparse.ArgumentParser) -> None:
    _sources(command)
    _outputs(command)
    command.add_argument(
        "--bilingual", action="store_true", help="two language versions side by side, for revisers (html, pdf)"
    )
    command.add_argument("--no-verify", action="store_false", dest="verify", help="do not read the outputs back")
    command.add_argument("--no-validate", action="store_false", dest="validate", help="do not validate the Akoma Ntoso")
    command.add_argument("--force", action="store_true", help="build also what is fresh")
    command.add_argument(
        "--since",
        type=Path,
        metavar="OLD",
        help="an earlier version, as source or Akoma Ntoso: what it numbers otherwise says so in the Akoma Ntoso",
    )
    _strict(command)
    _jobs(command)
    _limits(command, "the process which makes the pages")
    command.add_argument(
        "--seconds",
        type=_above(1, "seconds"),
        default=0,
        metavar="S",
        help="the time that layout and writing of a PDF each may take (no limit; not with --jobs)",
    )
    _all(command)
    command.add_argument("--json", action="store_true", help="the result as JSON on standard output")
    command.set_defaults(run=build.run)


def _batch(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "collection", metavar="FOLDER|LIST", type=Path,
        help="a folder, of which every .xml is taken, or a text with one path a line",
    )  # fmt: skip
    command.add_argument(
        "--do", default="build", choices=("build", "check", "import"),
        help="what is done with each document (build); import turns Akoma Ntoso into sources",
    )  # fmt: skip
    command.add_argument(
        "--to", type=formats, metavar="LIST", help=f"the outputs (those of masthead.toml, or all): {_LISTED}"
    )
    command.add_argument(
        "--out", default="", metavar="FOLDER|ADDRESS",
        help="where the outputs go, in the folders of the collection (build/): a folder, or an address of fsspec",
    )  # fmt: skip
    command.add_argument("--report", type=Path, metavar="FOLDER", help="where report.jsonl and report.html go (--out)")
    command.add_argument(
        "--jobs", type=_above(1, "processes"), default=0, metavar="N", help="worker processes (one a core)"
    )
    command.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="a Dask scheduler, tcp://HOST:8786, whose workers do it",
    )
    _limits(command, "each worker")
    _looks(command)
    command.add_argument("--no-verify", action="store_false", dest="verify", help="do not read the outputs back")
    command.add_argument("--no-validate", action="store_false", dest="validate", help="do not validate the Akoma Ntoso")
    command.add_argument("--force", action="store_true", help="do also what is fresh")
    command.add_argument("--all", action="store_true", help="print the path of every output")
    command.add_argument("--json", action="store_true", help="the rows as JSON on standard output")
    _strict(command)
    command.set_defaults(run=batch.run, name="source")


def _catalogue(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="OUT", type=Path, help="the output folder of build or batch")
    command.add_argument(
        "--lang", type=_languages, default=("en",), metavar="LIST",
        help=f"the languages of the pages, the first on top (en): {', '.join(OFFICIAL)}",
    )  # fmt: skip
    command.add_argument(
        "--address", default="", metavar="URL",
        help="where the folder will stand on the web, https://archive.example/documents/; makes a site map",
    )  # fmt: skip
    command.add_argument("--no-search", action="store_false", dest="search", help="make no full-text search")
    command.add_argument(
        "--force", action="store_true", help="overwrite files in its places that it did not write, or that were changed"
    )
    command.set_defaults(run=catalogue.run)


def _languages(text: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    if not set(codes) <= set(OFFICIAL):
        raise argparse.ArgumentTypeError(f"“{text}” is no list of languages of {', '.join(OFFICIAL)}")
    return codes


def _watch(command: argparse.ArgumentParser) -> None:
    _sources(command)
    command.add_argument("--port", type=_above(0, "ports"), default=0, metavar="N", help="the port (any that is free)")
    command.add_argument("--open", action="store_true", help="open the page in the browser")
    command.set_defaults(run=watch.run)


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "sources",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="a source, Akoma Ntoso (.akn.xml), or a folder of them",
    )
    command.add_argument("--json", action="store_true", help="the findings as JSON on standard output")
    command.add_argument("--summary", action="store_true", help="only counts by rule")
    command.add_argument(
        "--resolve",
        type=Path,
        metavar="FOLDER",
        help="say which references by symbol lead to a document of the folder, and which nowhere",
    )
    command.add_argument(
        "--versions",
        action="store_true",
        help="compare the sources as language versions of one document: structure, ids and numbers must be the same",
    )
    command.add_argument("--sarif", action="store_true", help="the findings in SARIF 2.1.0 on standard output")
    _strict(command)
    _jobs(command)
    _all(command)
    command.set_defaults(run=check.run)


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("codes", metavar="CODE", nargs="+", help="the code of a finding, such as MH407")
    command.set_defaults(run=explain.run)


def _count(command: argparse.ArgumentParser) -> None:
    _sources(command)
    command.add_argument("--no-pages", action="store_false", dest="pages", help="count words alone, which is quick")
    command.add_argument("--json", action="store_true", help="the counts as JSON on standard output")
    command.set_defaults(run=count.run)


def _schema(command: argparse.ArgumentParser) -> None:
    command.add_argument("--to", type=Path, metavar="FOLDER", help="copy schema and XML catalog into this folder")
    command.set_defaults(run=schema.run)


def _verify(command: argparse.ArgumentParser) -> None:
    _sources(command)
    _outputs(command)
    command.add_argument("--json", action="store_true", help="the findings as JSON on standard output")
    _jobs(command)
    _all(command)
    command.set_defaults(run=verify.run)


def _new(command: argparse.ArgumentParser) -> None:
    kinds = (*new.BLANK, *new.OF)
    command.add_argument("kind", choices=kinds, metavar="KIND", help=", ".join(kinds))
    command.add_argument("--of", type=Path, metavar="SOURCE", help=f"what the {', '.join(new.OF)} is of")
    command.add_argument(
        "--lang", default="", choices=OFFICIAL, help="the language of document and comments (en, or that of SOURCE)"
    )
    command.add_argument(
        "--organ", action="append", default=[], choices=ORGANS, help="the organ; twice for a document of two"
    )
    command.add_argument(
        "--symbol", default="", help="A/80/123; A/80/123-S/2025/45 of two organs; its organ follows it"
    )
    command.add_argument("--state", default=None, type=_state, metavar="CODE", help="the sender's State (ISO 3166): PE")
    command.add_argument("-o", dest="output", type=Path, metavar="FILE", help="write a new file, not standard output")
    command.set_defaults(run=new.run)


def _state(text: str) -> str:
    if len(text) != _STATE_CODE or not text.isascii() or not text.isalpha():
        raise argparse.ArgumentTypeError(f"“{text}” is no ISO 3166 code of two letters")
    return text.upper()


def _cite(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", metavar="SOURCE", type=Path, help="a source")
    command.add_argument("place", metavar="PLACE", help="'annex, AGREE, 6', or an id such as att_1__dvs_2__para_6")
    command.add_argument("--json", action="store_true", help="the citation as JSON")
    command.set_defaults(run=cite.run)


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "file", metavar="FILE", type=Path, help="DOCX, ODT, HTML, plain text, DOC, RTF, or Akoma Ntoso (published, too)"
    )
    command.add_argument(
        "-o", type=Path, dest="out", metavar="SOURCE.xml", help="where the source goes (standard output)"
    )
    command.add_argument(
        "--changes",
        default="",
        choices=("accept", "refuse", "keep"),
        help="what becomes of tracked changes; keep: accept, and keep what was taken out in a block at the end",
    )
    command.add_argument("--force", action="store_true", help="set a file in the place of SOURCE.xml aside")
    command.add_argument("--xliff", action="store_true", help="FILE is XLIFF of the source --of, with its translation")
    command.add_argument("--of", type=Path, metavar="SOURCE", help="the source that the XLIFF was exported from")
    command.add_argument("--json", action="store_true", help="the findings as JSON on standard output")
    _all(command)
    command.set_defaults(run=convert.run)


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", metavar="SOURCE", type=Path, help="a source")
    command.add_argument("--xliff", action="store_true", help="XLIFF 2.1")
    command.add_argument("--lang", default="", choices=OFFICIAL, help="the language to translate into")
    command.add_argument("-o", dest="output", type=Path, metavar="FILE", help="write a new file, not standard output")
    command.set_defaults(run=export.run)


def _diff(command: argparse.ArgumentParser) -> None:
    about = "a source, an Akoma Ntoso file of masthead, or a DOCX of masthead"
    command.add_argument("old", metavar="OLD", type=Path, help=about)
    command.add_argument("new", metavar="NEW", type=Path, nargs="?", help="the later version, of any of these kinds")
    command.add_argument(
        "--to",
        type=_kinds,
        default=(diff.TEXT,),
        metavar="LIST",
        help="text (printed), docx (tracked changes), pdf and html (marked), akn (modifications)",
    )
    command.add_argument("--out", type=Path, default=FOLDER, metavar="FOLDER", help="where files go (build/)")
    command.add_argument("--author", default=AUTHOR, metavar="NAME", help="whose the tracked changes are")
    command.add_argument("--date", default="", metavar="DATE", help="when they were made (not said): 2026-05-31")
    command.set_defaults(run=diff.run)


def _kinds(text: str) -> tuple[str, ...]:
    """What shows changes, as named in ``docx,text``, each once, in their own order."""
    names = {name.strip() for name in text.split(",") if name.strip()}
    if not names or names - set(diff.KINDS):
        known = ", ".join(diff.KINDS)
        raise argparse.ArgumentTypeError(f"changes cannot be shown as “{text}”; they can as {known}")
    return tuple(kind for kind in diff.KINDS if kind in names)


def _changes(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", metavar="SOURCE", type=Path, help="the source of which the copies were made")
    command.add_argument("edited", metavar="EDITED.docx", type=Path, nargs="+", help="a copy that somebody edited")
    command.add_argument("--base", type=Path, metavar="OLD.xml", help="the source as it was when the copies were made")
    command.add_argument("--json", action="store_true", help="the changes as JSON on standard output")
    command.add_argument("--html", type=Path, metavar="FILE", help="the changes as a page, too")
    command.add_argument("--apply", action="store_true", help="take changes into the source, in place")
    command.add_argument("--only", nargs="+", default=(), metavar="ID", help="of them only these: C1 C4")
    command.add_argument("--author", nargs="+", default=(), metavar="NAME", help="only those that these people tracked")
    command.add_argument("--ask", action="store_true", help="ask for each of them on the terminal")
    command.set_defaults(run=changes.run)


def _assign(command: argparse.ArgumentParser) -> None:
    command.add_argument("sources", metavar="SOURCE", nargs="+", type=Path, help="all language versions of a document")
    command.add_argument("--symbol", nargs="+", default=(), metavar="SYMBOL", help="A/61/100; of two organs both")
    for name, form, about in (("date", "DATE", "the day of issue: 2006-06-12"), ("job", "NUMBER", "the job number"),
                              ("original", "LANGUAGES", "its original language or languages: 'en es'")):  # fmt: skip
        command.add_argument(f"--{name}", default="", metavar=form, help=about)
    command.add_argument("--dry-run", action="store_true", help="print what would change, and write nothing")
    command.set_defaults(run=assign.run)


def _archive(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "source",
        metavar="SOURCE",
        type=Path,
        nargs="*",
        help="a source to deposit; then its language versions, corrigenda and addenda, in the same deposit",
    )
    command.add_argument(
        "--with",
        dest="with_",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a file as it was received, such as an original or a detached signature; may be given again",
    )
    command.add_argument(
        "--role",
        action="append",
        default=[],
        metavar="WORDS",
        help="what that file is: 'note verbale as received'; one for each --with, in the same order",
    )
    command.add_argument("--verify", type=Path, nargs="+", metavar="BAG", help="prove that deposits are intact")
    command.add_argument(
        "--receipt", nargs="+", metavar="DIGEST", help="what was printed when each of those deposits was made"
    )
    command.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where the deposit goes (the folder of masthead.toml, or build/)"
    )
    command.add_argument(
        "--name", default="source", choices=("source", "symbol"), help="what names the files: the source, or the symbol"
    )
    command.add_argument("--zip", action="store_true", help="pack the bag into one file, NAME.bag.zip")
    command.add_argument(
        "--verapdf", action="store_true", help="keep veraPDF's report on each PDF (extra `verapdf` of masthead)"
    )
    command.add_argument(
        "--force", action="store_true", help="set what stands in the bag's place aside under another name"
    )
    for name, form in archive.OPTIONS.items():
        command.add_argument(f"--{name}", default="", metavar=form, help=TOLD[name])
    command.add_argument("--json", action="store_true", help="the result as JSON on standard output")
    command.set_defaults(run=archive.run)
