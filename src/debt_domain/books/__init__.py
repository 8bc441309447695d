"""Up to which day the books are closed."""
