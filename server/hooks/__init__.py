"""Events of organizations that wait to be delivered to webhooks."""
