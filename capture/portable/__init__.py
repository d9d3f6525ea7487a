"""Senses made of libraries that run on many systems: first on Windows and macOS, last on X11."""
