"""The commercial side of a case that a partner submitted."""
