"""The DOCX: everything native, and the same bytes for the same document."""

from pipeline.render.docx.numbering.lists import word_lists
from pipeline.render.docx.options import Comment, Form
from pipeline.render.docx.render import render_docx

__all__ = ["Comment", "Form", "render_docx", "word_lists"]
