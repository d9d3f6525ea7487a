"""The shell around the decisions: one control thread, a queue, one deadline, effects."""
