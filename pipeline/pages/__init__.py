"""Makes pages: in a process of its own where the machine has a second core, else here.

The pages of a PDF take most of a build. A child process loads the PDF engine while the source is still being read, and
lays out while the other outputs are made; threads would take turns, since they share one interpreter.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

from pipeline.options import Limits
from pipeline.pages.child_process import ChildProcess
from pipeline.pages.drafts import Draft, Drafting
from pipeline.pages.maker import LaidOut, PageMaker
from pipeline.pages.same_process import SameProcess

__all__ = ["ChildProcess", "Draft", "Drafting", "LaidOut", "PageMaker", "SameProcess", "page_maker"]

_UNLIMITED = Limits()


def page_maker(limits: Limits = _UNLIMITED, ready: Callable[[], None] | None = None) -> PageMaker:
    """Whoever makes the pages best on this machine: a child needs a second core, ``fork``, and no thread running.

    Pages within ``limits`` are made by a child in any case. A child calls ``ready`` once it has loaded the engine.
    """
    cores = (os.cpu_count() or 1) > 1 or limits != _UNLIMITED
    possible = hasattr(os, "fork") and cores and threading.active_count() == 1
    try:
        return ChildProcess(limits, ready) if possible else SameProcess()
    except OSError:  # the machine has no room for another process
        return SameProcess()
