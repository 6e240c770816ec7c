"""The server, asked by a real client: findings, completion, hover, outline, references, rename, quick fixes."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient

from tests.source.shared.versions import ANNEX, english, put

pytestmark = [pytest.mark.asyncio, pytest.mark.filterwarnings("default")]

SOURCE = """<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
  <masthead>
    <issue organ="general-assembly" session="80"><symbol>A/80/1</symbol></issue>
    <issued when="2025-09-01"/>
    <original in="en"/>
    <job state="unassigned"/>
  </masthead>
  <letter>
    <title><kind>Letter</kind> dated <date when="2025-08-20">20 August 2025</date> from the <sender>Permanent Representative of Peru</sender> addressed to the <addressee>Secretary-General</addressee></title>
    <body>
      <paragraph>On 𠮷 see the <ref to="first">annex</ref>.</paragraph>
    </body>
    <closing>
      <signature><name>Ana <surname>Quispe</surname></name></signature>
    </closing>
  </letter>
  <annex id="first">
    <title>Words</title>
    <body><paragraph>These are the words of the first.</paragraph></body>
  </annex>
</document>
"""  # noqa: E501 - a title stands on one line
SERVER = ClientServerConfig(server_command=[sys.executable, "-m", "pipeline", "lsp"])


@pytest_lsp.fixture(config=SERVER)
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    await lsp_client.initialize_session(lsp.InitializeParams(capabilities=lsp.ClientCapabilities()))
    yield
    await lsp_client.shutdown_session()


class Draft:
    """A text that is open in the client."""

    def __init__(self, client: LanguageClient, path: Path, text: str) -> None:
        self.client, self.uri, self.text, self.version = client, path.as_uri(), text, 0
        self.document = lsp.TextDocumentIdentifier(self.uri)
        client.text_document_did_open(
            lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(self.uri, "xml", self.version, text))
        )

    def type(self, text: str) -> None:
        self.version, self.text = self.version + 1, text
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(self.version, self.uri),
                [lsp.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def at(self, words: str, beyond: int = 0) -> lsp.Position:
        """The position of some words, in the units of the protocol: UTF-16."""
        before = self.text[: self.text.index(words) + beyond]
        line = before.rpartition("\n")[2]
        return lsp.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)

    def words(self, range_: lsp.Range) -> str:
        lines = self.text.split("\n")
        assert range_.start.line == range_.end.line
        units = lines[range_.start.line].encode("utf-16-le")
        return units[range_.start.character * 2 : range_.end.character * 2].decode("utf-16-le")

    async def found(self) -> list[lsp.Diagnostic]:
        """The findings of the text as it is now."""
        while True:
            heard = await self.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
            if heard.uri == self.uri and heard.version == self.version:
                return list(heard.diagnostics)


async def fixed(draft: Draft, found: lsp.Diagnostic, title: str) -> str:
    """The text after the quick fix of that title."""
    params = lsp.CodeActionParams(draft.document, found.range, lsp.CodeActionContext([found]))
    fixes = await draft.client.text_document_code_action_async(params)
    fix = next(each for each in fixes or () if each.title.startswith(title))
    assert isinstance(fix, lsp.CodeAction)
    assert fix.edit
    assert fix.edit.changes
    lines = draft.text.split("\n")
    for edit in fix.edit.changes[draft.uri]:
        assert edit.range.start.line == edit.range.end.line
        units = lines[edit.range.start.line].encode("utf-16-le")
        before, after = units[: edit.range.start.character * 2], units[edit.range.end.character * 2 :]
        lines[edit.range.start.line] = (before + edit.new_text.encode("utf-16-le") + after).decode("utf-16-le")
    return "\n".join(lines)


async def test_findings_come_as_one_types(client: LanguageClient, tmp_path: Path) -> None:
    draft = Draft(client, tmp_path / "letter.xml", SOURCE)
    assert await draft.found() == []
    draft.type(SOURCE.replace('to="first"', 'to="frist"').replace("status=", "sttus="))
    codes = {each.code: each for each in await draft.found()}
    assert draft.words(codes["MH203"].range) == "sttus"
    assert await fixed(draft, codes["MH203"], "Write status") == SOURCE.replace('to="first"', 'to="frist"')
    draft.type(SOURCE.replace("of the first", "of the <emphasis>first"))
    assert [each.severity for each in await draft.found()] == [lsp.DiagnosticSeverity.Error]
    draft.type(SOURCE)
    assert await draft.found() == []


async def test_a_lost_reference_is_mended_with_one_key(client: LanguageClient, tmp_path: Path) -> None:
    draft = Draft(client, tmp_path / "letter.xml", SOURCE.replace('to="first"', 'to="frist"'))
    (found,) = await draft.found()
    assert await fixed(draft, found, "Refer to first") == SOURCE


async def test_a_warning_is_allowed_with_one_key(client: LanguageClient, tmp_path: Path) -> None:
    text = SOURCE.replace("<paragraph>On", "<numbered>On").replace("ref>.</paragraph>", "ref>.</numbered>")
    draft = Draft(client, tmp_path / "letter.xml", text)
    (found,) = await draft.found()
    assert draft.words(found.range) == "<numbered>"
    draft.type(await fixed(draft, found, "Allow MH410"))
    assert await draft.found() == []


async def test_what_may_stand_is_offered_on_a_half_typed_document(client: LanguageClient, tmp_path: Path) -> None:
    async def offered(typed: str, beyond: str) -> set[str]:
        draft.type(typed)
        params = lsp.CompletionParams(draft.document, draft.at(beyond, len(beyond)))
        found = await client.text_document_completion_async(params)
        assert isinstance(found, list)
        assert not [each for each in found if each.text_edit is None or "$" in each.text_edit.new_text]  # no snippets
        return {each.label for each in found}

    draft = Draft(client, tmp_path / "letter.xml", SOURCE)
    half = SOURCE.partition("</body>")[0]
    assert {"paragraph", "numbered", "section"} <= await offered(f"{half}<num", "<num")
    assert "start" in await offered(f"{half}<numbered ", "<numbered ")
    assert await offered(SOURCE.replace("</body>", 'See <ref to="</body>', 1), 'See <ref to="') >= {"first"}
    assert await offered(SOURCE.replace('status="draft"', 'status="'), 'status="') >= {"draft", "issued"}
    assert await offered(f"{half}<paragraph>words</", "words</") == {"paragraph"}


async def test_words_of_the_schema_and_targets_are_shown(client: LanguageClient, tmp_path: Path) -> None:
    async def shown(words: str) -> str:
        found = await client.text_document_hover_async(lsp.HoverParams(draft.document, draft.at(words, 1)))
        assert found is not None
        assert isinstance(found.contents, lsp.MarkupContent)
        return found.contents.value

    draft = Draft(client, tmp_path / "letter.xml", SOURCE)
    assert "paragraph without a number" in await shown("paragraph>On")
    assert "of the first" in await shown('first">annex')
    assert "draft" in await shown("status=")


async def test_the_outline_is_that_of_the_document(client: LanguageClient, tmp_path: Path) -> None:
    draft = Draft(client, tmp_path / "letter.xml", SOURCE.replace("</letter>", "").replace("</closing>", ""))
    found = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(draft.document))
    names = [each.detail for each in found or () if isinstance(each, lsp.DocumentSymbol)]
    assert names == ["masthead", "letter"]
    assert found
    assert found[1].name.startswith("Letter dated 20 August 2025")


async def test_a_shared_annex_and_its_ids_lead_to_the_file_with_them(client: LanguageClient, tmp_path: Path) -> None:
    en, es = put(tmp_path, english(ANNEX.replace("The first", "The 𠮷 first")))
    texts = {each.as_uri(): each.read_text("utf-8") for each in (en, es)}
    draft = Draft(client, es, es.read_text("utf-8"))
    assert await draft.found() == []

    async def leads(at: lsp.Position) -> str:
        found = await client.text_document_definition_async(lsp.DefinitionParams(draft.document, at))
        if not isinstance(found, lsp.Location):
            return ""
        return texts[found.uri].splitlines()[found.range.start.line][found.range.start.character :]

    assert await leads(draft.at("letter.en.xml#names", 3)) == '<annex id="names" class="list">'[1:]
    assert (await leads(draft.at('second"/>', 2))).startswith('numbered id="second">')
    assert (await leads(draft.at('declaration"/>', 2))).startswith('annex id="declaration">')
    draft.type(draft.text.replace("letter.en.xml#names", "../letter.en.xml#names"))
    assert await leads(draft.at("letter.en.xml#names", 3)) == ""
    draft.type(es.read_text("utf-8").replace("letter.en.xml#names", "nothing.xml#names"))
    assert await leads(draft.at("nothing.xml#names", 3)) == ""
    assert {each.code for each in await draft.found()} == {"MH171"}


async def test_an_id_is_found_and_renamed_everywhere(client: LanguageClient, tmp_path: Path) -> None:
    draft = Draft(client, tmp_path / "letter.xml", SOURCE)
    at = draft.at('first">annex', 2)
    target = await client.text_document_definition_async(lsp.DefinitionParams(draft.document, at))
    assert isinstance(target, lsp.Location)
    assert draft.words(target.range) == "annex"
    edit = await client.text_document_rename_async(lsp.RenameParams(draft.document, at, "opening"))
    assert edit
    assert edit.changes
    assert [draft.words(each.range) for each in edit.changes[draft.uri]] == ["first", "first"]
    context = lsp.ReferenceContext(include_declaration=False)
    uses = await client.text_document_references_async(lsp.ReferenceParams(context, draft.document, at))
    assert len(uses or ()) == 1
