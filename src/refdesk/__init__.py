"""RefDesk: a desktop reference manager that reads references from pasted text."""
