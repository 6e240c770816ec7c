"""The file itself: writing, XMP, attachments, destinations, pictures."""
