"""Webhooks of organizations: setting them up, signing and delivering events, and the log of that."""
