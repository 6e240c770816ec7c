"""What stands on the pages around the text: masthead, emblem, codes, heads and feet."""
