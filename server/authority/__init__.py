"""What the organization itself states in its log: genesis, keys, devices, policies, expiries."""
