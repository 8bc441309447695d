"""The posting rules of the platform's ledger, a family a file."""
