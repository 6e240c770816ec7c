"""Letters and what is attached to them: title, letterhead, signatures, masthead, annexes."""
