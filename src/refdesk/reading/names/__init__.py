"""Lists of authors, taken apart into persons and bodies."""
