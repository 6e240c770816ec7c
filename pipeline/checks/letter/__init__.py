"""House rules of the letter and its attachments: titles, signatures, honorifics."""
