"""Of faults that follow from one another, the cause alone is told."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.errors import Fault
from pipeline.xmlio.parse import Parsed


def causes(parsed: Parsed, faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """The faults of the grammar without those that mending another one mends.

    Words that stand alone in an element and the element that is missing before the next one are one fault; so are an
    attribute that is not known and the only one that is missing.
    """
    elements = {place: element for element, place in parsed.places.items()}
    worded = {elements[fault.passage.place]: fault for fault in faults if fault.code == "MH207"}
    kept: dict[int, Fault] = dict(enumerate(faults))
    for number, fault in enumerate(faults):
        element = elements.get(fault.passage.place)
        parent = element.getparent() if element is not None else None
        cause = worded.get(parent) if parent is not None else None
        if fault.code == "MH201" and cause is not None and fault.expected.startswith("<"):
            kept[faults.index(cause)] = replace(cause, mend=f"put the words into {fault.expected}")
            del kept[number]
        elif fault.code == "MH204":
            unknown = [each for each in faults if each.code == "MH203" and each.passage.place == fault.passage.place]
            missing = [each for each in faults if each.code == "MH204" and each.passage.place == fault.passage.place]
            if len(unknown) == len(missing) == 1:
                mend = f"write {fault.passage.attribute}, which is missing"
                kept[faults.index(unknown[0])] = replace(unknown[0], mend=mend)
                del kept[number]
    return tuple(kept.values())
