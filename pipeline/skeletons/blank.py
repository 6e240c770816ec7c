"""A blank source of a kind in one of the six languages: commented, and it checks and builds as it is.

The structure of a kind is a file of ``data/skeletons``; ``kinds.toml`` says which, and ``XX.toml`` has the words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from msgspec import Struct

from pipeline.errors import call_error
from pipeline.resources import data, read_text
from pipeline.source.model.sessions import session_of
from pipeline.words import house, words

KINDS = (
    *("letter", "identical-letters", "note-verbale", "request", "transmittal", "joint", "report"),
    *("resolution", "decision", "draft-resolution", "draft-decision"),
)
_DAY = "2025-09-22"
_PLACE = re.compile(r"\{(\w+)\}")
_COUNCIL = "security-council"


class Asked(Struct, frozen=True):
    """What a caller knows already: organs, the symbol (one, or two joined by a hyphen), the sender's State (``PE``).

    ``usual`` is the organ of a letter for which neither is named.
    """

    organs: tuple[str, ...] = ()
    symbol: str = ""
    state: str = ""
    usual: str = ""


_NOTHING = Asked()


def skeleton(kind: str, lang: str = "en", asked: Asked = _NOTHING) -> str:
    """The text of a source of one of ``KINDS`` in an official language.

    Raises ``MastheadError`` MH118 (exit 2) where a symbol is none of an organ, or of another than was asked for.
    """
    rule, phrases = _table("kinds")[kind], _table(lang)
    symbols = symbols_of(asked)
    usual = (asked.usual,) if asked.usual and kind == "letter" else tuple(rule["organs"])
    organs = asked.organs or tuple(symbols) or usual
    given = {
        **{name: _filled(text, _addressed(phrases, organs)) for name, text in phrases["words"].items()},
        **{f"c_{name}": _comment(text) for name, text in phrases["comments"].items()},
        "about": _comment(phrases["about"][kind]),
        "begin": _begin(phrases["comments"]),
        "lang": lang,
        "kind": rule["kind"],
        "issues": "\n".join(_issue(organ, symbols.get(organ, ""), phrases, rule) for organ in organs),
        "title": _title(phrases, kind, lang, organs, asked.state),
    }
    given["number"] = escape(_number(rule, symbols.values()))
    given["request"] = _request(phrases, rule, organs)
    given["speaks"] = phrases["speakers"].get(organs[0], given["speaks"])
    file = rule["council_file"] if organs == (_COUNCIL,) and "council_file" in rule else rule["file"]
    return _filled(read_text(data("skeletons") / f"{file}.xml"), given)


def about(kind: str, lang: str) -> str:
    """What a skeleton is, in the words of its first comment."""
    return _comment(_table(lang)["about"][kind])


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(read_text(data("skeletons") / f"{name}.toml"))


def _filled(text: str, given: Mapping[str, str]) -> str:
    """``text`` with its ``{places}`` filled; those that nothing is given for stay."""
    return _PLACE.sub(lambda found: given.get(found[1], found[0]), text)


def _comment(text: str) -> str:
    """Words as they may stand in a comment of XML."""
    return text.replace("--", "‐‐")


def _begin(comments: Mapping[str, str]) -> str:
    """How to go on, as the first comment has it."""
    lines = (
        f"  {comments['begin']}\n",
        f"      masthead check FILE        {comments['check']}",
        f"      masthead build FILE        {comments['build']}\n",
        f"  {comments['hidden']}",
    )
    return "\n".join(lines)


def _addressed(phrases: Mapping[str, Any], organs: Sequence[str]) -> dict[str, str]:
    to = phrases["addressee"]
    return {"addressee": to.get(organs[0], to["other"])}


def _title(phrases: Mapping[str, Any], kind: str, lang: str, organs: Sequence[str], state: str) -> str:
    day = f'<date when="{_DAY}">{words(lang).date(_DAY)}</date>'
    key = f' state="{escape(state)}"' if state else ""
    pattern = phrases["title"].get(kind, phrases["title"]["letter"])
    return _filled(pattern, {"date": day, "state": key, **_addressed(phrases, organs)})


def _request(phrases: Mapping[str, Any], rule: Mapping[str, Any], organs: Sequence[str]) -> str:
    """The request for circulation: of which organs, and under which item."""
    organ_kinds = _table("kinds")["organs"]
    item = next((organ_kinds[organ].get("item") for organ in organs if organ_kinds[organ].get("item")), None)
    under = phrases["words"]["under"].format(number=item) if item and rule["item"] else ""
    of = phrases["words"]["and"].join(phrases["of"][organ] for organ in organs)
    pattern = phrases["words"]["note_request" if rule["kind"] == "note-verbale" else "request"]
    return _filled(pattern, {"of": of, "under": under})


def _issue(organ: str, symbol: str, phrases: Mapping[str, Any], rule: Mapping[str, Any]) -> str:
    """The ``issue`` of an organ; with a symbol, what it says of the session."""
    organ_kinds, comments = _table("kinds")["organs"][organ], phrases["comments"]
    usual = _usual(organ, organ_kinds["symbol"], rule)
    stands = f"<symbol>{escape(symbol)}</symbol>" if symbol else f'<symbol state="unassigned">{usual}</symbol>'
    counts = _counts(symbol) if symbol else organ_kinds["counts"]
    lines = [
        f"    <!-- {_comment(comments['counts'])} -->",
        f'    <issue organ="{organ}"{f" {counts}" if counts else ""}>',
        f"      <!-- {_comment(comments['symbol'])} -->",
        f"      {stands}",
    ]
    if rule["item"] and "item" in organ_kinds:
        lines += [
            f"      <!-- {_comment(comments['item'])} -->",
            f'      <agenda-item list="agenda" number="{organ_kinds["item"]}">',
            f"        <title>{phrases['words']['item']}</title>",
            "      </agenda-item>",
        ]
    return "\n".join((*lines, "    </issue>"))


def _usual(organ: str, symbol: str, rule: Mapping[str, Any]) -> str:
    """What stands in the place of a symbol: that of the organ, with the series of the kind."""
    if "limited" in rule and organ != _COUNCIL:
        return symbol.replace("…", f"{rule['limited']}…")
    if "series" not in rule:
        return symbol
    parts = symbol.split("/")
    at = 2 if organ == "human-rights-council" else 1
    return "/".join((*parts[:at], rule["series"], *parts[at:]))


def _counts(symbol: str) -> str:
    """The attribute for the session that a symbol names; ``''`` where it names none."""
    session = session_of(symbol)
    return f'{session.kind.value}="{session.number}"' if session else ""


def _number(rule: Mapping[str, Any], symbols: Iterable[str]) -> str:
    """The number by which a symbol cites what was adopted: ``80/200`` of ``A/RES/80/200``; else that of an example."""
    series = f"/{rule.get('series', '')}/"
    return next((symbol.partition(series)[2] for symbol in symbols if series in symbol), rule.get("number", ""))


def symbols_of(asked: Asked) -> dict[str, str]:
    """The symbol of each organ that ``asked`` names one for. Raises ``MastheadError`` MH118 (exit 2)."""
    found: dict[str, str] = {}
    for symbol in house().symbols(asked.symbol) if asked.symbol else ():
        organ = _organ(symbol)
        if not organ or (asked.organs and organ not in asked.organs):
            raise call_error(
                "MH118",
                f"the symbol {symbol} is {f'one of the organ {organ}' if organ else 'that of no organ'}",
                "a symbol such as A/80/123, S/2025/123, E/2025/68, A/HRC/60/12, or two joined: A/80/123-S/2025/45",
                "correct --symbol, or leave --organ out: it follows the symbol",
            )
        found[organ] = symbol
    return found


def _organ(symbol: str) -> str:
    """The organ of a symbol by its beginning; ``''`` for none."""
    letter, stroke, rest = symbol.partition("/")
    if not stroke or not rest or any(sign.isspace() for sign in symbol) or "" in symbol.split("/"):
        return ""
    if symbol.startswith("A/HRC/"):
        return "human-rights-council"
    return next((organ for organ, code in house().organs.items() if code.letter == letter), "")
