"""The agent's own name and version, as statements and requests carry them."""

NAME = "hourproof"
VERSION = "0.1.0"
