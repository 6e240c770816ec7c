"""What an editor asks while a drafter types: findings, what may stand here, what a word means, where an id is used.

Everything works on the text as it stands, well-formed or not. ``markup`` reads it; ``server`` speaks the Language
Server Protocol; the other modules know nothing of it and count in characters from the beginning of the text.
"""
