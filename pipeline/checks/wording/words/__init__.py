"""Rules of words: what is said, and what is typed that an output prints by itself."""
