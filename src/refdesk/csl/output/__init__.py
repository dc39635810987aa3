"""Writers: marked text as HTML, plain text, Markdown, LaTeX and RTF."""
