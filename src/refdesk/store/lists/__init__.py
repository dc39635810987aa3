"""What the lists ask: ids in order, found or not, and the first rows of all."""
