"""What is worked out of the rows: sort and match keys, summaries, the search index."""
