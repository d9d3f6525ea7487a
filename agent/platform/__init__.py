"""The one place besides `capture.select` that asks which operating system this is."""
