"""Settings of the property tests of this room."""

from hypothesis import settings

# How long an example takes says something about the machine's load only.
settings.register_profile("hourproof", deadline=None, print_blob=True)
settings.load_profile("hourproof")
