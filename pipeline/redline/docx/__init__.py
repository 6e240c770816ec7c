"""A DOCX with native tracked changes: who accepts all has the new version, who rejects all the old one."""

from pipeline.redline.docx.redline import redline_docx
from pipeline.redline.docx.revisions import Reviser

__all__ = ["Reviser", "redline_docx"]
