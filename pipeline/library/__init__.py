"""What other programs can do with documents; the package ``masthead`` gives it out under stable names."""
