"""The vocabulary and the bytes that leave a machine: pure, no clock, no files, no network."""
