"""Real parts that tests share."""
