"""An organization's own sign-in: setting its provider up, signing in by it, and linking accounts."""
