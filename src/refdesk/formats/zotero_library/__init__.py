"""A person's whole Zotero library: `zotero.sqlite` and the files stored beside it."""
