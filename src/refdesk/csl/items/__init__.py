"""What is cited: items, their names and dates, and the cites that point to them."""
