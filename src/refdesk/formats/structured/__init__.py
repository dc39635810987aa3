"""Formats in JSON and YAML beside CSL-JSON."""
