"""Receiving statements: reading, checking, storing, and the receipt."""
