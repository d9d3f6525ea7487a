"""Senses of an X11 session, through libxcb; reached only by `capture.select`."""
