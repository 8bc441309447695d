"""A person whose data is held: retained by open cases, and erased once."""
