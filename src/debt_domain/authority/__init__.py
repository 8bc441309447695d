"""A client's authority to act: what it has signed, and what still is in force."""
