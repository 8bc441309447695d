"""One read model a file, each a pure fold."""
