"""Witnesses: a small program that watches logs grow, and asking one for its signature. Off unless switched on."""
