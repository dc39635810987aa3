"""Rows in and out, a module for each thing that a library holds."""
