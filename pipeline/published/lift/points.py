"""Folds sub-paragraphs that stand as paragraphs into lists, and joins the words that go on after a list."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from pipeline.document.numbers import Style
from pipeline.published.acts import Act, Acts
from pipeline.published.labels import Label, Reading, printed, typed
from pipeline.published.lift.headings import HEADING
from pipeline.published.lift.numbers import words_at
from pipeline.published.tree import child, children, flat, is_a, move_into, new, raw, take_out

_ENDS = ".;:。；：؛"
_CASELESS = ("ar", "zh")


class _Open(Struct):
    """A list that may go on: its element, the style of its labels, the last of its values."""

    element: etree._Element
    style: Style
    value: int


class PointFolder:
    """Folds the paragraphs of one body."""

    def __init__(self, lang: str, acts: Acts) -> None:
        self.lang = lang
        self.acts = acts
        self.host: etree._Element | None = None  # the paragraph that the next sub-paragraph belongs to
        self.lists: list[_Open] = []

    def fold(self, body: etree._Element) -> None:
        """The paragraphs of ``body``, in order."""
        for element in children(body):
            if not is_a(element, "paragraph") or child(element, HEADING, "heading") is not None:
                self.host, self.lists = None, []
                continue
            label = self._label(element)
            if label is not None and label.readings:
                self._point(element, label)
            elif self.host is not None and child(element, "num") is None and self._continues(element):
                self._join(element)
            else:
                self.host, self.lists = element, self._own_lists(element)

    def _label(self, element: etree._Element) -> Label | None:
        num = child(element, "num")
        if num is not None:
            return printed(flat(num), self.lang)
        first = words_at(element)
        found = typed(first.text or "", self.lang) if first is not None else None
        return found[0] if found else None

    def _own_lists(self, element: etree._Element) -> list[_Open]:
        """The list with which ``element`` ends, so that sub-paragraphs after it go on with it."""
        own = child(element, "list")
        points = [] if own is None else children(own, "point")
        label = printed(flat(child(points[-1], "num")), self.lang) if points else None
        if own is None or label is None or not label.readings:
            return []
        reading = self._own_style(points, label)
        return [_Open(own, reading.style, reading.value)]

    def _own_style(self, points: list[etree._Element], label: Label) -> Reading:
        """What the last label of a list means: the reading that has as many points before it."""
        return next((each for each in label.readings if each.value == len(points)), label.readings[0])

    def _point(self, element: etree._Element, label: Label) -> None:
        opened, reading = self._place(label)
        if opened is None:
            made = new(element, "list")
            if self.lists:
                points = children(self.lists[-1].element, "point")
                self._into(points[-1], made)
            elif self.host is not None:
                self._into(self.host, made)
            else:
                element.addprevious(made)
            opened = _Open(made, reading.style, 0)
            self.lists.append(opened)
        opened.value = reading.value
        point = self._made(element, label)
        opened.element.append(point)
        take_out(element)
        self.acts.add(Act.POINTS, point, label.text)

    def _place(self, label: Label) -> tuple[_Open | None, Reading]:
        """The list that the label goes on with, or ``None`` where it opens another; what it means there."""
        for depth in range(len(self.lists) - 1, -1, -1):
            opened = self.lists[depth]
            for reading in label.readings:
                if reading.style is opened.style and reading.value == (opened.value + 1 if reading.value else 0):
                    del self.lists[depth + 1 :]
                    return opened, reading
        first = next((each for each in label.readings if each.value <= 1), None)
        if first is not None or not self.lists:
            return None, first or label.readings[0]
        for depth in range(len(self.lists) - 1, -1, -1):
            opened = self.lists[depth]
            for reading in label.readings:
                if reading.style is opened.style:
                    del self.lists[depth + 1 :]
                    return opened, reading
        return None, label.readings[0]

    def _into(self, holder: etree._Element, made: etree._Element) -> None:
        """Put a list into a paragraph or point, whose words become what introduces it."""
        content, own = child(holder, "content"), child(holder, "list")
        if own is not None:
            holder.append(made)
            return
        intro = new(holder, "intro")
        if content is not None:
            for part in children(content):
                move_into(intro, part)
            take_out(content)
        made.append(intro)
        holder.append(made)

    def _made(self, element: etree._Element, label: Label) -> etree._Element:
        point = new(element, "point")
        for name, value in element.attrib.items():
            point.set(name, value)
        if child(element, "num") is None:
            first = words_at(element)
            found = typed(first.text or "", self.lang) if first is not None else None
            if first is not None and found is not None:
                first.text = (first.text or "")[found[1] :]
            num = new(element, "num")
            num.text = label.text
            point.append(num)
        for part in children(element):
            move_into(point, part)
        return point

    def _continues(self, element: etree._Element) -> bool:
        """Whether the words go on: no indent, and a small letter, or an unfinished sentence before them."""
        first = words_at(element)
        if first is None or self.host is None or child(self.host, "num") is None:
            return False
        text = raw(first)
        begins = text.strip()[:1]
        if not begins or text.lstrip(" \u00a0")[:1] in "\t\n":
            return False
        if begins.islower():
            return True
        return self.lang in _CASELESS and (bool(self.lists) or flat(self.host)[-1:] not in _ENDS)

    def _join(self, element: etree._Element) -> None:
        host = self.host
        first = words_at(element)
        if host is None or first is None:
            return
        self.acts.add(Act.CONTINUED, element, flat(first))
        own = children(host, "list")
        if own:
            wrap = child(own[-1], "wrapUp")
            if wrap is None:
                wrap = new(element, "wrapUp")
                own[-1].append(wrap)
            move_into(wrap, first)
            self.lists = []  # sub-paragraphs after these words are a list of their own
        else:
            last = words_at(host)
            if last is None:
                return
            run = new(first, "span")
            run.text = f" {first.text or ''}"
            for part in list(first):
                run.append(part)
            move_into(last, run)
        rest = [part for part in children(element) if not is_a(part, "num", "content")]
        for part in rest:
            move_into(host, part)
        take_out(element)
