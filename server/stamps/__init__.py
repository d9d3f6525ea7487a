"""A time token (RFC 3161) for the log of each organization, once a day. Off unless switched on."""
