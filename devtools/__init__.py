"""What dev.py stands on: the environment, the system, a screen, the locks. Standard library only."""


class NotReady(Exception):
    """Something that the command needs is not there; the text says what, and what to do about it."""
