"""PDF files: their text in reading order, and what they say of themselves."""
