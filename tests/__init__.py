"""Tests mirror the rooms; shared real parts (desktop, keyring, server) are in `tests.support`."""
