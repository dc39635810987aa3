"""A document: its items numbered and told apart, its citations and its bibliography."""
