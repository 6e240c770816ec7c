"""The shape of a source in one line: what stands where, with its numbers, without its words."""

from __future__ import annotations

from pathlib import Path

from pipeline.document import blocks as d
from pipeline.options import Options
from pipeline.resolve.document import resolve
from pipeline.source.model import blocks as b
from pipeline.source.model import document as m
from pipeline.source.model.inline import DateRun, Footnote, Inlines, Marked, NoteAgain, Reference
from pipeline.stages import CHECKING, Work, run

_ROLES = {b.Role.PARAGRAPH: "p", b.Role.NUMBERED: "n", b.Role.OPENING: "o", b.Role.RECITAL: "r", b.Role.OPERATIVE: "i",
          b.Role.POINT: "", b.Role.PARTICIPANT: "", b.Role.CONTINUATION: "c"}  # fmt: skip


def source_of(text: str, folder: Path = Path()) -> m.Source:
    """The source model of a text that passes the checks."""
    source = run(Work(folder / "source.xml", "source", Options(), text.encode()), CHECKING).source
    assert source is not None
    return source


def letter(source: m.Source) -> str:
    """The shape of the letter's body."""
    return shape(source.letter.blocks)


def annexes(source: m.Source) -> list[str]:
    """The shapes of what is attached, without the block of what has no place."""
    return [
        f"{each.kind.value} {each.class_}: {shape(each.blocks)}"
        for each in source.attachments
        if each.id != "not-placed"
    ]


def kept(source: m.Source) -> list[str]:
    """The words that have no place."""
    from pipeline.source.model.inline import plain

    blocks = [block for each in source.attachments if each.id == "not-placed" for block in each.blocks]
    return [plain(block.content) for block in blocks if isinstance(block, b.Paragraph)]


def shape(blocks: tuple[b.Block, ...]) -> str:
    """The shape of some blocks."""
    return " ".join(_block(block) for block in blocks)


def _block(block: b.Block) -> str:
    match block:
        case b.Paragraph():
            start = f"={block.start}" if block.start else ""
            return f"{_ROLES[block.role]}{start}{'*' * _notes(block.content)}{_inside(block.parts)}"
        case b.Section():
            level = f"/{block.level}" if block.level else ""
            return f"{'S' if block.numbered else 's'}{level}({shape(block.blocks)})"
        case b.Preamble():
            groups = " ".join(f"R{group.name and '+'}({shape(group.recitals)})" for group in block.groups)
            return f"{shape(block.openings)} {groups}".strip()
        case b.OperativeGroup():
            return f"O{block.form}{'+' if block.heading else ''}({shape(block.items)})"
        case b.PointList():
            start = f"={block.start}" if block.start > 1 else ""
            points = "".join(_point(item) for item in block.items)
            return f"{block.kind.value}{block.form}{start}[{len(block.items)}{points}]"
        case b.Participants():
            return f"{block.of}{block.form}[{len(block.items)}]"
        case b.Table():
            rows = "".join(row.kind.value[0] for row in block.rows)
            return f"T{'#' if block.numbered else ''}{len(block.columns)}x{rows}"
        case b.Quotation():
            return f"q({shape(block.blocks)})"
        case _:
            return type(block).__name__


def _point(item: b.Paragraph) -> str:
    notes = "*" * _notes(item.content)
    return f" {notes}{_inside(item.parts)}" if notes or item.parts or item.start else ""


def _inside(parts: tuple[b.Block, ...]) -> str:
    return f"<{shape(parts)}>" if parts else ""


def _notes(content: Inlines) -> int:
    found = 0
    for item in content:
        if isinstance(item, Footnote | NoteAgain):
            found += 1
        elif isinstance(item, Marked | DateRun | Reference):
            found += _notes(item.content)
    return found


__all__ = ["annexes", "d", "kept", "letter", "resolve", "shape", "source_of"]
