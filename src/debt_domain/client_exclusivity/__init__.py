"""Which partner a client's cases go to: one at a time."""
