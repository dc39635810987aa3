"""The file that a library is: what it holds before it is opened, where it lies, copies of it."""
