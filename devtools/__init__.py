"""What `dev.py` is made of: standard library only, never shipped, imported by nothing in the product."""
