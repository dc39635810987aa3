"""What the lists show, as Qt asks for it."""
