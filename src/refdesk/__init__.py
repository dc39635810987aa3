"""RefDesk: a desktop reference manager that reads references from pasted text."""

__version__ = "0.1.0"
