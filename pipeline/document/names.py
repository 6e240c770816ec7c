"""Names in Word that come from ids: the bookmark of a block, and the identifier of a paragraph."""

from __future__ import annotations

from hashlib import sha256
from string import ascii_letters, digits

_FIRST = frozenset(ascii_letters + "_")
_REST = frozenset(ascii_letters + digits + "_")
_LONGEST = 40  # characters, Word's limit for the name of a bookmark
_HASHED = 24  # hexadecimal digits: two of a million ids are alike once in 10**17


def bookmark(id_: str) -> str:
    """The name of the Word bookmark of ``id_``.

    It is the id itself where that is a valid name (a letter or underscore, then letters, digits and underscores, 40 at
    most); else ``m_`` and a hash, the same wherever and whenever it is computed.
    """
    fits = 0 < len(id_) <= _LONGEST and id_[0] in _FIRST and _REST.issuperset(id_)
    return id_ if fits else f"m_{sha256(id_.encode()).hexdigest()[:_HASHED]}"


def paragraph_id(id_: str, attempt: int = 0) -> str:
    """The ``w14:paraId`` of ``id_``: eight hexadecimal digits, above 0 and below 0x80000000 (MS-DOCX 2.5.4).

    A caller that finds it taken by another id asks for the next ``attempt``.
    """
    seed = f"{id_}\x00{attempt}" if attempt else id_
    value = int.from_bytes(sha256(seed.encode()).digest()[:4], "big") % 0x7FFFFFFF + 1
    return f"{min(value, 0x7FFFFFFF):08X}"
