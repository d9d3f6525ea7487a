"""Bundles: one contract's evidence as a file that anybody can check without this server."""
