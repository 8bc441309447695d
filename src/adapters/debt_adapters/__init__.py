"""Adapters of ``debt_domain``: stores, keys, clock, files and the command line."""
