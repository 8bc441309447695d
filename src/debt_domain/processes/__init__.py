"""Each flow between aggregates, in a file named by its sentence."""
