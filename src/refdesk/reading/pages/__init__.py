"""What an article's page tells of the article: evidence from every part, weighed."""
