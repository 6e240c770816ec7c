"""Live numbering: series, their formats, and the part of the package that holds them."""
