"""Reference lists: finding them in a text, and splitting them into entries."""
