"""Parts of commands that take several documents together: versions side by side, references within a folder."""
