"""Segments that were received and checked: reading them back, items and pictures included."""
