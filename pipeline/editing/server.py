"""The language server: ``masthead lsp`` speaks the Language Server Protocol on standard input and output (pygls)."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from pipeline import __version__
from pipeline.editing import completing, hovering, mending, outlining, referring
from pipeline.editing.finding import Found, findings
from pipeline.editing.markup import Markup, Span, read
from pipeline.errors import Severity

_QUIET = 0.15  # seconds without a key after which the text is checked
_KINDS = {
    completing.Kind.ELEMENT: lsp.CompletionItemKind.Class,
    completing.Kind.ATTRIBUTE: lsp.CompletionItemKind.Property,
    completing.Kind.VALUE: lsp.CompletionItemKind.EnumMember,
    completing.Kind.TARGET: lsp.CompletionItemKind.Reference,
}
_STOP = re.compile(r"\$\d")
_SYMBOLS = {"letter": lsp.SymbolKind.Module, "section": lsp.SymbolKind.Namespace, "article": lsp.SymbolKind.Namespace}


class Drafting(LanguageServer):
    """The server. It keeps, of every open text, the markup as it stands and the last findings."""

    def __init__(self) -> None:
        super().__init__("masthead", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental)
        self.found: dict[str, tuple[Found, ...]] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._one = asyncio.Lock()  # the checks have one state a process
        self._read: dict[str, tuple[int | None, Markup]] = {}

    def text(self, uri: str) -> TextDocument:
        """The text of a document as the editor has it."""
        return self.workspace.get_text_document(uri)

    def markup(self, uri: str) -> Markup:
        """Its markup; read once for each version of the text."""
        document = self.text(uri)
        version, held = self._read.get(uri, (None, None))
        if held is None or version != document.version or held.text != document.source:
            held = read(document.source)
            self._read[uri] = (document.version, held)
        return held

    def check_soon(self, uri: str) -> None:
        """Check a text when nobody has typed in it for a moment; what was to be checked before is not."""
        earlier = self._waiting.pop(uri, None)
        if earlier is not None:
            earlier.cancel()
        self._waiting[uri] = asyncio.ensure_future(self._check(uri))

    async def _check(self, uri: str) -> None:
        await asyncio.sleep(_QUIET)
        async with self._one:
            markup, version = self.markup(uri), self.text(uri).version
            found = await asyncio.to_thread(findings, _path(uri), markup)
        if self.text(uri).version == version:
            self.found[uri] = found
            self.publish(uri, version, [self.diagnostic(uri, each) for each in found])

    def publish(self, uri: str, version: int | None, diagnostics: list[lsp.Diagnostic]) -> None:
        """Tell the editor what was found."""
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=diagnostics)
        )

    def forget(self, uri: str) -> None:
        """Let a text go that the editor has closed."""
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        self._read.pop(uri, None)
        self.found.pop(uri, None)
        self.publish(uri, None, [])

    def diagnostic(self, uri: str, each: Found) -> lsp.Diagnostic:
        """A finding as editors show it."""
        fault = each.fault
        severity = lsp.DiagnosticSeverity.Error if fault.severity is Severity.ERROR else lsp.DiagnosticSeverity.Warning
        message = f"{fault.wrong}; expected {fault.expected}; {fault.mend}"
        return lsp.Diagnostic(self.range(uri, each.span), message, severity, code=fault.code, source="masthead")

    def range(self, uri: str, span: Span) -> lsp.Range:
        """A stretch of the text in the editor's units."""
        document = self.text(uri)
        return lsp.Range(document.client_position_at_offset(span.start), document.client_position_at_offset(span.end))

    def offset(self, uri: str, position: lsp.Position) -> int:
        """A position in characters from the beginning of the text."""
        return self.text(uri).offset_at_position(position)

    def edits(self, uri: str, edits: tuple[tuple[Span, str], ...]) -> lsp.WorkspaceEdit:
        """Changes of one text."""
        return lsp.WorkspaceEdit({uri: [lsp.TextEdit(self.range(uri, span), text) for span, text in edits]})


def _path(uri: str) -> Path:
    return Path(to_fs_path(uri) or "untitled.xml")


def _has_stops(ls: Drafting) -> bool:
    """Whether the editor stops, in what it has completed, at the places that are still to be typed."""
    completion = ls.client_capabilities.text_document and ls.client_capabilities.text_document.completion
    item = completion.completion_item if completion else None
    return bool(item and item.snippet_support)


server = Drafting()


@server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
@server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
def _opened(ls: Drafting, given: lsp.DidOpenTextDocumentParams | lsp.DidSaveTextDocumentParams) -> None:
    ls.check_soon(given.text_document.uri)


@server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
def _changed(ls: Drafting, given: lsp.DidChangeTextDocumentParams) -> None:
    ls.check_soon(given.text_document.uri)


@server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
def _closed(ls: Drafting, given: lsp.DidCloseTextDocumentParams) -> None:
    ls.forget(given.text_document.uri)


@server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=["<", "/", '"', "'", " "]))
def _complete(ls: Drafting, given: lsp.CompletionParams) -> list[lsp.CompletionItem]:
    uri = given.text_document.uri
    stops = _has_stops(ls)
    return [
        lsp.CompletionItem(
            offer.name,
            kind=_KINDS[offer.kind],
            documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, offer.words),
            sort_text=f"{0 if offer.needed else 1}{number:04}",
            insert_text_format=lsp.InsertTextFormat.Snippet if stops else lsp.InsertTextFormat.PlainText,
            text_edit=lsp.TextEdit(ls.range(uri, offer.span), offer.text if stops else _STOP.sub("", offer.text)),
        )
        for number, offer in enumerate(completing.proposals(ls.markup(uri), ls.offset(uri, given.position)))
    ]


@server.feature(lsp.TEXT_DOCUMENT_HOVER)
def _hover(ls: Drafting, given: lsp.HoverParams) -> lsp.Hover | None:
    uri = given.text_document.uri
    found = hovering.meaning(ls.markup(uri), ls.offset(uri, given.position))
    if found is None:
        return None
    words, span = found
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, words), ls.range(uri, span))


@server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
def _outline(ls: Drafting, given: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    uri = given.text_document.uri

    def symbol(entry: outlining.Entry) -> lsp.DocumentSymbol:
        return lsp.DocumentSymbol(
            entry.words or entry.kind,
            _SYMBOLS.get(entry.kind, lsp.SymbolKind.String),
            ls.range(uri, entry.span),
            ls.range(uri, entry.title),
            detail=entry.kind,
            children=[symbol(each) for each in entry.entries],
        )

    return [symbol(entry) for entry in outlining.outline(ls.markup(uri))]


@server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
def _definition(ls: Drafting, given: lsp.DefinitionParams) -> lsp.Location | None:
    uri = given.text_document.uri
    found = referring.id_at(ls.markup(uri), ls.offset(uri, given.position))
    span = referring.definition(ls.markup(uri), found[0]) if found else None
    if span is not None:
        return lsp.Location(uri, ls.range(uri, span))
    for path, id_ in referring.elsewhere(_path(uri), ls.markup(uri), ls.offset(uri, given.position)):
        other = path.absolute().as_uri()
        span = referring.definition(read(ls.text(other).source), id_)
        if span is not None:
            return lsp.Location(other, ls.range(other, span))
    return None


@server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
def _references(ls: Drafting, given: lsp.ReferenceParams) -> list[lsp.Location]:
    uri = given.text_document.uri
    found = referring.id_at(ls.markup(uri), ls.offset(uri, given.position))
    itself = given.context.include_declaration
    spans = referring.uses(ls.markup(uri), found[0], itself=itself) if found else ()
    return [lsp.Location(uri, ls.range(uri, span)) for span in spans]


@server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
def _can_be_renamed(ls: Drafting, given: lsp.PrepareRenameParams) -> lsp.Range | None:
    uri = given.text_document.uri
    found = referring.id_at(ls.markup(uri), ls.offset(uri, given.position))
    return ls.range(uri, found[1]) if found else None


@server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
def _rename(ls: Drafting, given: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    uri = given.text_document.uri
    found = referring.id_at(ls.markup(uri), ls.offset(uri, given.position))
    if found is None:
        return None
    try:
        spans = referring.renamed(ls.markup(uri), found[0], given.new_name)
    except ValueError as error:
        raise JsonRpcInvalidParams(str(error)) from None
    return ls.edits(uri, tuple((span, given.new_name) for span in spans))


@server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix]))
def _fixes(ls: Drafting, given: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    uri = given.text_document.uri
    start, end = ls.offset(uri, given.range.start), ls.offset(uri, given.range.end)
    markup = ls.markup(uri)
    return [
        lsp.CodeAction(
            fix.title,
            lsp.CodeActionKind.QuickFix,
            diagnostics=[ls.diagnostic(uri, found)],
            edit=ls.edits(uri, fix.edits),
            is_preferred=number == 0,
        )
        for found in ls.found.get(uri, ())
        if found.span.start <= end and start <= found.span.end
        for number, fix in enumerate(mending.fixes(markup, found))
    ]
