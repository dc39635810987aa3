"""The elements of a style, compiled to what they print of one item."""
