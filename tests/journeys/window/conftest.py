"""The window as a person finds it."""

from tests.gui.conftest import dressed, opened

__all__ = ["dressed", "opened"]
