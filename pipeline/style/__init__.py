"""The house style: layouts as data, read once, for the CSS and for Word alike."""
