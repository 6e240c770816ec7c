"""What the library does with files: several sources at once, and the folder of their outputs."""
