"""Personal access tokens: what people give their own programs instead of a password."""
