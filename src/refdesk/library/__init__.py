"""The journeys: one module each, plain functions that take a Library."""
