"""Words, lines, headings, languages and dates of any pasted text."""
