"""What a run has done, for people: ``report.html``, made of the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from pipeline.batch.rows import BUILT, Row
from pipeline.render.environment import environment

NAME = "report.html"
_SLOWEST = 20  # documents that are listed
_FAILED = 500  # findings that are listed; the others are in the record
_BARS = 60  # of the chart at most
_WIDTH, _HEIGHT = 720, 160  # of the chart, in its own units


class Bar(Struct, frozen=True):
    """A bar of the chart: its box, and what it says."""

    x: float
    y: float
    width: float
    height: float
    says: str


class Failure(Struct, frozen=True):
    """A finding that stopped a document, as the report prints it."""

    source: str
    code: str
    place: str
    wrong: str
    mend: str


class Summary(Struct, frozen=True):
    """What the report prints, counted and formatted."""

    doing: str
    documents: str
    outcomes: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    codes: tuple[tuple[str, str, str], ...]
    slowest: tuple[tuple[str, str, str], ...]
    failures: tuple[Failure, ...]
    not_listed: str
    bars: tuple[Bar, ...]
    chart: str
    width: int = _WIDTH
    height: int = _HEIGHT


def report(rows: Sequence[Row], doing: str, seconds: float, left: int) -> bytes:
    """The report of a run of so many ``seconds``; ``left`` documents were not reached."""
    page = environment().get_template("batch/report.html.j2").render(summary=summarized(rows, doing, seconds, left))
    return page.encode()


def summarized(rows: Sequence[Row], doing: str, seconds: float, left: int) -> Summary:
    """The numbers of the report."""
    done = [row for row in rows if not row.fresh]
    counts = Counter("fresh" if row.fresh else row.outcome for row in rows)
    if left:
        counts["not reached"] = left
    failures = [_failure(row, fault) for row in rows if row.outcome != BUILT for fault in row.faults]
    codes = Counter((fault["code"], fault["severity"]) for row in rows for fault in row.faults)
    bars, chart = _bars(done)
    return Summary(
        doing,
        f"{len(rows) + left:,}",
        tuple((name, f"{count:,}") for name, count in counts.most_common()),
        _facts(done, seconds),
        tuple((code, severity, f"{count:,}") for (code, severity), count in codes.most_common()),
        tuple(
            (row.source, f"{row.seconds:.2f} s", row.worker)
            for row in sorted(done, key=lambda row: -row.seconds)[:_SLOWEST]
        ),
        tuple(failures[:_FAILED]),
        f"{len(failures) - _FAILED:,}" if len(failures) > _FAILED else "",
        bars,
        chart,
    )


def _facts(done: Sequence[Row], seconds: float) -> tuple[tuple[str, str], ...]:
    workers = {row.worker for row in done}
    processor = sum(row.processor for row in done)
    return (
        ("Time", f"{seconds:,.1f} s"),
        ("Rate", f"{len(done) / seconds:,.2f} documents a second" if seconds and done else "—"),
        ("Processor time", f"{processor:,.1f} s"),
        ("Processor time a document", f"{processor / len(done):.3f} s" if done else "—"),
        ("Workers", f"{len(workers):,}"),
        ("Most memory of a worker", f"{max((row.memory for row in done), default=0):,} MB"),
    )


def _failure(row: Row, fault: object) -> Failure:
    told: dict[str, object] = dict(fault)  # type: ignore[call-overload]
    line = f":{told['line']}:{told['column']}" if told["line"] else ""
    return Failure(row.source, str(told["code"]), f"{told['path']}{line}", str(told["wrong"]), str(told["mend"]))


def _bars(done: Sequence[Row]) -> tuple[tuple[Bar, ...], str]:
    """How many documents were finished in each stretch of time: bars, and what the chart shows, in words."""
    ends = sorted(row.begun + row.seconds for row in done)
    if not ends or ends[-1] <= 0:
        return (), ""
    stretch = max(1.0, ends[-1] / _BARS)
    counts = Counter(int(end / stretch) for end in ends)
    most, number = max(counts.values()), int(ends[-1] / stretch) + 1
    step = _WIDTH / number
    bars = tuple(
        Bar(
            round(index * step, 2),
            round(_HEIGHT * (1 - count / most), 2),
            round(step * 0.9, 2),
            round(_HEIGHT * count / most, 2),
            f"{index * stretch:,.0f} s: {count:,} documents",
        )
        for index, count in sorted(counts.items())
    )
    unit = f"{stretch:.1f} seconds" if stretch > 1 else "second"
    return bars, f"Documents finished in each {unit} of {ends[-1]:,.0f} seconds; the most were {most:,}."
