"""Who looked at what was recorded, and when."""
