"""The library's file: schema, rows in and out, journal, search index, backups."""
