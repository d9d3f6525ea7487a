"""Members of organizations: inviting, joining, roles, leaving, and the log of all that."""
