"""The accounts that entries post to, by name.

An account is text: its kind, then whose it is, such as `Due:Partner:A`. Identifiers
have no colon, so that a name can be taken apart again.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from debt_domain.values.holder import Holder, HolderKind
from debt_domain.values.waterfall import Component


class Book(StrEnum):
    """The two books of a case, each balanced in itself.

    CLAIM: what the debtor owes. SETTLEMENT: who holds the money and who is due it.
    """

    CLAIM = "CLAIM"
    SETTLEMENT = "SETTLEMENT"


DEBTOR: Final[Mapping[Component, str]] = {
    Component.PRINCIPAL: "Debtor:Principal",
    Component.INTEREST: "Debtor:Interest",
    Component.FEES: "Debtor:Fees",
    Component.COSTS: "Debtor:Costs",
}
DEBTOR_ACCOUNTS: Final = frozenset(DEBTOR.values())
CLAIMED: Final = "Claimed"
RECOVERED: Final = "Recovered"
DISCOUNTED: Final = "Discounted"
WRITTEN_OFF: Final = "WrittenOff"
CREDITED: Final = "Credited"
DUE_DEBTOR: Final = "Due:Debtor"
DUE_UNSPLIT: Final = "Due:Unsplit"
INCOME_FEE: Final = "Income:Fee"
INCOME_SHARE: Final = "Income:Share"
DEFERRED_FEE: Final = "Deferred:Fee"
HELD_PLATFORM: Final = "Held:Platform"
OWN_MONEY: Final = "Held:Platform:Own"
NETWORK_EXPENSE: Final = "Expense:Network"
BAD_DEBT: Final = "Expense:BadDebt"
BANK_CHARGES: Final = "Expense:Bank"
EXCHANGE_DIFFERENCE: Final = "Expense:FX"
COST_ADVANCE: Final = "CostAdvance"
VAT: Final = "Vat"
INPUT_VAT: Final = "Vat:Input"
SUSPENSE: Final = "Suspense"

_CLAIM_BOOK: Final = DEBTOR_ACCOUNTS | {
    CLAIMED,
    RECOVERED,
    DISCOUNTED,
    WRITTEN_OFF,
    CREDITED,
}
_PARTY: Final[Mapping[HolderKind, str]] = {
    HolderKind.PLATFORM: "Platform",
    HolderKind.CLIENT: "Client",
    HolderKind.PARTNER: "Partner",
}


def held(holder: Holder) -> str:
    """Name the account of money in a holder's hands.

    >>> held(Holder.platform()), held(Holder.partner("N"))
    ('Held:Platform', 'Held:Partner:N')
    """
    return _of("Held", holder)


def due(party: Holder) -> str:
    """Name the account of what a partner or client is entitled to.

    >>> due(Holder.partner("A"))
    'Due:Partner:A'
    """
    return _of("Due", party)


def receivable(party: Holder) -> str:
    """Name the account of what was invoiced to a party, or what it was found to owe."""
    return _of("Receivable", party)


def in_transit(party: Holder) -> str:
    """Name the account of payouts instructed and not yet confirmed."""
    return _of("InTransit", party)


def advanced(party: Holder) -> str:
    """Name the account of costs that a party advanced and has not got back."""
    return _of("Advanced", party)


def conversion(currency: str) -> str:
    """Name the account of one leg of an exchange."""
    return f"Conversion:{currency}"


def due_partner(partner_id: str) -> str:
    """Name the account of what a partner is entitled to."""
    return f"Due:Partner:{partner_id}"


def due_partner_for_client(partner_id: str) -> str:
    """Name the ring-fenced account of what a partner has to pass on to its client."""
    return f"Due:Partner:{partner_id}:ForClient"


def due_client(client_id: str) -> str:
    """Name the account of what a client is entitled to."""
    return f"Due:Client:{client_id}"


def receivable_client(client_id: str) -> str:
    """Name the account of what a client owes."""
    return f"Receivable:Client:{client_id}"


def book_of(account: str) -> Book:
    """Tell which book an account belongs to.

    >>> book_of("Debtor:Principal").value, book_of("Due:Partner:A").value
    ('CLAIM', 'SETTLEMENT')
    """
    return Book.CLAIM if account in _CLAIM_BOOK else Book.SETTLEMENT


def _of(kind: str, party: Holder) -> str:
    account = f"{kind}:{_PARTY[party.kind]}"
    return account if party.party_id is None else f"{account}:{party.party_id}"
