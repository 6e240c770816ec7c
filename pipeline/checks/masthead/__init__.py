"""House rules of the masthead: dates, symbols, sessions, agenda items."""
