"""A partner's contract with the platform: clauses and rates by effective date."""
