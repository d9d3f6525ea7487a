"""The contractor's side: decides, remembers and runs; never shows anything."""
