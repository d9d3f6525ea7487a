"""Erasing what has been kept for as long as was agreed, and finishing erasures of every kind."""
