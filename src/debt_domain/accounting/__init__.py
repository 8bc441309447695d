"""What every ledger shares: accounts, balanced entries, and how they are read."""
