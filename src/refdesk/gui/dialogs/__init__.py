"""Dialogs that ask what must be asked; each tells by a signal what was chosen, and does nothing itself."""
