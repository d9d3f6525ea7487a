"""Contracts, their policies, and what the agent is told of them."""
