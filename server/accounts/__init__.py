"""People, their roles in organizations, and their sessions."""
