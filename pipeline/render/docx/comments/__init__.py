"""The comments of a working copy, and the ranges that they are about."""
