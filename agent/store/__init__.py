"""What the agent keeps on this machine: paths, settings, journal, pictures, secrets."""
