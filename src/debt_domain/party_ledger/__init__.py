"""A partner's or client's account: statements, payouts, remittances, invoices."""
