"""What stands between the commands and the terminal: messages, streams, signals, and the last line of defence."""
