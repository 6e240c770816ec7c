"""The files that travel inside the PDF: the canonical source, and the Akoma Ntoso."""

from __future__ import annotations

from pipeline.document.model import Document
from pipeline.weasy import Attached


def attached_files(document: Document, name: str, source: bytes, akn: bytes) -> tuple[Attached, ...]:
    """Source and Akoma Ntoso, byte for byte as on disk (ISO 19005-3, annex E: AFRelationship)."""
    return (
        Attached(f"{name}.xml", source, "application/xml", f"Canonical source: {document.title}", "Source"),
        Attached(f"{name}.akn.xml", akn, "application/xml", f"Akoma Ntoso: {document.title}", "Alternative"),
    )
