"""Pure decisions: what happens when. Receives the time and randomness, never fetches them."""
