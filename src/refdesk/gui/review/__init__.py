"""The review dialog: what was read from a paste, beside the page it was read from."""
