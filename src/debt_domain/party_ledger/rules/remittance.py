"""What a party pays in of the money that it holds."""

from debt_domain.accounting.accounts import HELD_PLATFORM, due, held
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.party_ledger.rules.catalogue import REMIT
from debt_domain.values.holder import Holder


def remit(party: Holder, amount_minor: int, held_minor: int) -> Posting:
    """Dr Held:Platform · Cr Held:X while X holds something, then Cr Due:X.

    What was netted already is no longer held: it was kept out of what was due, which
    the remittance gives back.
    """
    out_of_held = min(amount_minor, max(0, held_minor))
    lines = (
        debit(HELD_PLATFORM, amount_minor),
        credit(held(party), out_of_held),
        credit(due(party), amount_minor - out_of_held),
    )
    return Posting(REMIT, lines)
