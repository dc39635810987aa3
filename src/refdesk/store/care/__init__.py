"""Looking whether a library is sound, and repairing it."""
