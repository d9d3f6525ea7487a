"""The team room: who is at work now, as far as what was uploaded tells."""
