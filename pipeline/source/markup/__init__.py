"""The XML of a source, read and written: elements, names, white space."""
