"""File formats: readers that stream entries and problems, writers that stream text."""
