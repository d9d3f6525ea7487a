"""The work diary: a day of one contract, and each segment in full."""
