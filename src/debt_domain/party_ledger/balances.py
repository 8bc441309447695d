"""What the balances of a party's accounts come to."""

from collections.abc import Mapping

from debt_domain.accounting.accounts import (
    advanced,
    due,
    due_partner_for_client,
    held,
    in_transit,
    receivable,
)
from debt_domain.values.holder import Holder, HolderKind


def accounts_of(party: Holder) -> frozenset[str]:
    """Name the accounts that a statement of a party is about.

    >>> sorted(accounts_of(Holder.client("K")))[1]
    'Due:Client:K'
    """
    own = {due(party), held(party), receivable(party), in_transit(party)}
    return frozenset(own | {advanced(party)} | ring_fenced(party))


def ring_fenced(party: Holder) -> frozenset[str]:
    """Name the account of what a partner has to pass on; a client has none."""
    if party.kind is HolderKind.PARTNER and party.party_id is not None:
        return frozenset({due_partner_for_client(party.party_id)})
    return frozenset()


def position(party: Holder, balances: Mapping[str, int]) -> int:
    """Give what is due to a party less what it holds and owes, in minor units.

    >>> position(Holder.partner("A"), {"Due:Partner:A": -800_00, "Held:Partner:A": 50})
    79950
    """
    of_position = (due(party), held(party), receivable(party))
    return -sum(balances.get(account, 0) for account in of_position)


def for_client(party: Holder, balances: Mapping[str, int]) -> int:
    """Give what a partner has to pass on to its client, in minor units."""
    return -sum(balances.get(account, 0) for account in ring_fenced(party))


def added(*balances: Mapping[str, int]) -> Mapping[str, int]:
    """Add balances up, account by account."""
    total: dict[str, int] = {}
    for each in balances:
        for account, amount_minor in each.items():
            total[account] = total.get(account, 0) + amount_minor
    return total
