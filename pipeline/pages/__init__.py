"""Makes pages: in a process of its own where the machine has a second core, else here.

The pages of a PDF take most of a build. A child process loads the PDF engine while the source is still being read, and
lays out while the other outputs are made; threads would take turns, since they share one interpreter.
"""

from __future__ import annotations

import os
import threading

from pipeline.pages.child_process import Beside
from pipeline.pages.drafts import Draft
from pipeline.pages.maker import LaidOut, PageMaker
from pipeline.pages.same_process import Here

__all__ = ["Beside", "Draft", "Here", "LaidOut", "PageMaker", "page_maker"]


def page_maker() -> PageMaker:
    """Whoever makes the pages best on this machine: a child needs a second core, ``fork``, and no thread running."""
    possible = hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and threading.active_count() == 1
    return Beside() if possible else Here()
