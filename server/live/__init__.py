"""Live updates: telling open pages that something has changed, by server-sent events."""
