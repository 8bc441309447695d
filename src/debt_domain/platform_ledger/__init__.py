"""The platform's own ledger of a currency: what comes and goes on no case's account."""
