"""The elements of the source language, both ways in and out: one declaration loads and dumps.

``KINDS`` is the table of blocks. A new kind of block is a declaration in one of these modules, and a row there.
"""
