"""Hiring: offers, their answers, and the life of contracts, in the browser."""
