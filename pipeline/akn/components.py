"""Walks over the components of the Resolved document."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document.model import Component


def components(component: Component) -> Iterator[Component]:
    """``component`` and everything attached to it, to any depth, in printed order."""
    yield component
    for attachment in component.attachments:
        yield from components(attachment)
