"""The project file ``masthead.toml``: one reader, and one list of its keys."""

from __future__ import annotations

from pipeline.project.file import NAME, Project, project_for, project_of

__all__ = ["NAME", "Project", "project_for", "project_of"]
