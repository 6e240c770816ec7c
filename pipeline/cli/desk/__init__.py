"""The commands of the Word desk: what changed between versions and in copies, and what is assigned."""
