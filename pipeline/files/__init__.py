"""Files of outputs: how they are called, written whole, known as fresh, and swept away when half-made."""
