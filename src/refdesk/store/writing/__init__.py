"""Writing: every row goes through the writer into the journal, and can be taken back."""
