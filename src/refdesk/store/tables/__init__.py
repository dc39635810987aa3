"""The tables, what a value looks like in a column, and the SQL that databases write differently."""
