"""What a person can do, one journey a module."""
