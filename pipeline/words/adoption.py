"""The words around a text that an organ has adopted."""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class AdoptionWords(Struct, frozen=True):
    """The table ``adoption`` of a language.

    ``by`` are adoption titles of resolutions, by organ, ``decisions`` those of decisions, ``drafts`` the lines above
    drafts; ``proponent`` lines, by committee; ``vote`` the words of a vote.
    """

    number: str
    paragraph: str
    meeting: str
    resumed: str
    sitting: str
    sitting_resumed: str
    endings: dict[str, str]
    council_title: str
    council_meeting: str
    council_day: str
    council_endings: dict[str, str]
    by: dict[str, str]
    decisions: dict[str, str]
    drafts: dict[str, str]
    proponent: dict[str, str]
    vote: dict[str, Any]

    def title(self, organ: str, date: str, *, decision: bool = False) -> str:
        """The adoption title, whose day stays in one line."""
        titles = self.decisions if decision else self.by
        return titles[organ].format(date=date.replace(" ", "\u00a0"))

    def counted(self, favour: int, against: int, abstaining: int) -> str:
        """What is told of a recorded vote before its States are named."""
        forms: dict[str, str] = self.vote["abstentions"]
        abstentions = forms.get(str(abstaining), forms[""]).format(count=abstaining)
        told: str = self.vote["recorded"]
        return told.format(favour=favour, against=against, abstentions=abstentions)

    def line(self, meeting: int, *, resumed: bool = False, plenary: bool = True) -> str:
        """The meeting under the text: ``52nd plenary meeting``, ``69th (resumed) plenary meeting``."""
        forms = (self.meeting, self.resumed) if plenary else (self.sitting, self.sitting_resumed)
        return forms[resumed].format(ordinal=ordinal(meeting, self.endings))

    def council_number(self, number: str) -> str:
        """The number of a resolution of the Security Council, ``2773 (2025)``, as its title."""
        count, _, year = number.rstrip(")").partition(" (")
        return self.council_title.format(number=count, year=year)

    def council(self, meeting: int, date: str) -> str:
        """What stands under the number of a resolution of the Security Council, adopted at a meeting or without one."""
        if not meeting:
            return self.council_day.format(date=date)
        return self.council_meeting.format(ordinal=ordinal(meeting, self.council_endings), date=date)


def ordinal(number: int, endings: dict[str, str]) -> str:
    """An ordinal in figures: the ending of the number itself (``=1``), else of the longest end that it has."""
    figures = str(number)
    own = endings.get(f"={figures}")
    if own is None:
        own = endings[max((end for end in endings if figures.endswith(end)), key=len)]
    return f"{figures}{own}"
