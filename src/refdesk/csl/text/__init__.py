"""Marked text: its tree, letters, marks and order, whatever it says."""
