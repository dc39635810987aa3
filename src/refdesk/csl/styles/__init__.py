"""Styles and locales as their files say them."""
