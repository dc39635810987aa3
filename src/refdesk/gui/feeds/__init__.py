"""What keeps the panels in step with the library: each asks through jobs, and again after every change."""
