"""The styles of the file: made from the house style, and chosen for each paragraph and run."""
