"""What a statement posts: tax on what was supplied, and netting."""

from debt_domain.accounting.accounts import VAT, due, held
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.party_ledger.rules.catalogue import CHARGE_VAT, NET_HELD
from debt_domain.values.holder import Holder


def charge_vat(party: Holder, vat_minor: int) -> Posting:
    """Dr Due:X · Cr Vat; a correction is the mirror."""
    return Posting(CHARGE_VAT, (debit(due(party), vat_minor), credit(VAT, vat_minor)))


def net_held(party: Holder, amount_minor: int) -> Posting:
    """Dr Due:X · Cr Held:X: what a party may keep of what it holds."""
    lines = debit(due(party), amount_minor), credit(held(party), amount_minor)
    return Posting(NET_HELD, lines)
