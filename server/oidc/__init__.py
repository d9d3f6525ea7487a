"""OpenID Connect, as far as one who relies on a provider needs it: asking it, and checking what it says."""
