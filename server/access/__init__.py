"""Who may do what: the one place in which the server decides it."""
