"""What every output must say: one stream of pieces, made once from the Resolved document."""
