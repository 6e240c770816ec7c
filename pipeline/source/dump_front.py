"""Writes the record and the masthead of the Source model."""

from __future__ import annotations

from lxml import etree

from pipeline.source.dump_inline import add_words, write_inlines
from pipeline.source.markup.writer import add, add_text, unless
from pipeline.source.model import document as m
from pipeline.source.model.inline import plain
from pipeline.source.model.places import without_places

_ASSIGNED = m.State.ASSIGNED.value


def write_record(parent: etree._Element, source: m.Source) -> None:
    """Relations, subjects, register and allowed findings; nothing where there are none."""
    if not (source.lineage or source.subjects or source.register or source.allowed):
        return
    record = add(parent, "record")
    for relation in source.lineage:
        always = {"is": relation.relation.value, "symbol": relation.symbol, "date": relation.date}
        element = add(record, "relation", always=always)
        if relation.lang:
            element.set("lang", relation.lang)
    for subject in source.subjects:
        add_text(add(record, "subject", {"dictionary": subject.dictionary}), subject.words)
    for entry in source.register:
        always = {"kind": entry.kind, "key": entry.key, "label": entry.label}
        add(record, "entry", {"iri": entry.iri}, always=always)
    for allowance in source.allowed:
        add(record, "allow", always={"code": allowance.code, "why": allowance.why})


def write_masthead(parent: etree._Element, masthead: m.Masthead) -> None:
    """The masthead."""
    given = {"distribution": unless(masthead.distribution, "general"), "reissued": masthead.reissued}
    element = add(parent, "masthead", given)
    for issue in masthead.issues:
        _issue(element, issue)
    add(element, "issued", {"when": plain(masthead.date.content), **_known(masthead.date)})
    add(element, "original", {"in": plain(masthead.original.content), **_known(masthead.original)})
    job = {"number": plain(masthead.job.content), "processed": " ".join(masthead.processed)}
    add(element, "job", {**job, **_known(masthead.job)})
    for note in masthead.notes:
        write_inlines(
            add(element, "footnote", {"mark": unless(note.mark, "*"), **_known(note.value)}), note.value.content
        )


def _issue(parent: etree._Element, issue: m.Issue) -> None:
    given = {
        "session": unless(issue.session, 0),
        "year": unless(issue.year, 0),
        "council-year": unless(issue.council_year, 0),
    }
    element = add(parent, "issue", given, always={"organ": issue.organ})
    write_inlines(add(element, "symbol", _known(issue.symbol)), issue.symbol.content)
    add_words(element, "subsidiary", issue.body)
    add_words(element, "sitting", issue.dates)
    for item in issue.items:
        given = {"list": unless(item.list, "agenda"), "letter": item.letter, "mark": item.mark}
        holder = add(element, "agenda-item", given, always={"number": item.number})
        if without_places(item.title) != m.Value(m.State.UNASSIGNED):
            write_inlines(add(holder, "title", _known(item.title)), item.title.content)


def _known(value: m.Value) -> dict[str, str]:
    return {"state": unless(value.state.value, _ASSIGNED), "evidence": value.evidence}
