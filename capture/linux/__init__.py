"""The senses of a Linux session that are not those of its display."""
