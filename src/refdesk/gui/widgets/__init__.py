"""Small parts that panels and dialogs are built of."""
