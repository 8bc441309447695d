"""The entries of all ledgers in formats that accounting tools read and check."""
