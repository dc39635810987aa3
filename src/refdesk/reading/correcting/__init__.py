"""Reading again what a person corrected, and telling what it says of the others."""
