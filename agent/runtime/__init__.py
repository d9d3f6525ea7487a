"""The shell around the decisions: one control thread, a queue, a deadline heap, effects."""
