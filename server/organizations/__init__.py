"""Organizations: who runs which evidence log."""
