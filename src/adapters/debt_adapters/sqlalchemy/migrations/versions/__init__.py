"""One file for each version, named by its number; there is no way back."""
