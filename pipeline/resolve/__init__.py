"""From the source to the Resolved document: everything that is counted, named or looked up, once for all outputs."""
