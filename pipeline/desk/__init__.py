"""The Word desk: what delegations changed in their copies, and what is taken of it into the source."""
