"""What people are told: one place that every event for somebody goes through."""
