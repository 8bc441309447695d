"""Who is owed and who owes, read off a ledger's balances."""

from collections import Counter
from collections.abc import Mapping

from debt_domain.accounting.accounts import Book, book_of

PLATFORM = "PLATFORM"


def positions(balances: Mapping[str, int], client_id: str) -> Mapping[str, int]:
    """Give what each party is owed, in minor units; below zero where it owes.

    A position is what is due to a party less what it holds and what it was found to
    owe. The platform's is minus the sum of the others. What a partner has to pass on
    to its client counts for the client.

    Args:
        balances: By account, in minor units of one currency; a debit is above zero.
        client_id: The client whose money a partner passes on.

    Returns:
        By `PLATFORM`, `PARTNER:<id>`, `CLIENT:<id>`, `DEBTOR` (overpayments) and
        `UNSPLIT` (received before there were terms); parties without a posting are
        left out.
    """
    owed = Counter[str]()
    for account, balance in balances.items():
        if book_of(account) is Book.SETTLEMENT:
            owed[party_of(account, client_id)] -= balance
    owed[PLATFORM] = -sum(minor for party, minor in owed.items() if party != PLATFORM)
    return dict(owed)


def party_of(account: str, client_id: str) -> str:
    """Name the party, as in `positions`, that an account of the settlement book is of.

    >>> party_of("Due:Partner:A:ForClient", client_id="K")
    'CLIENT:K'
    """
    match account.split(":"):
        case ["Due", "Partner", _, "ForClient"]:
            return f"CLIENT:{client_id}"
        case ["Due" | "Held" | "Receivable", "Partner", partner_id]:
            return f"PARTNER:{partner_id}"
        case ["Due" | "Held" | "Receivable", "Client", party_id]:
            return f"CLIENT:{party_id}"
        case ["Due", "Debtor" | "Unsplit" as party]:
            return party.upper()
        case _:
            return PLATFORM
