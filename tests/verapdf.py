"""veraPDF for the tests: the engine that ``masthead archive --verapdf`` starts, here in the process of the test.

Missing packages raise ``ImportError``: a test run without this check is not a test run.
"""

from __future__ import annotations

from pipeline.archive.verapdf.engine import PROFILES, Failure, Report, validate

__all__ = ["PROFILES", "Failure", "Report", "validate"]
