"""What the client account should hold for other people, against what it holds.

Each party's money counts over all ledgers. What another party holds and has not paid in
is no part of the client account, nor of what the account should hold. A holder's
payments count for its oldest cases first, and within a case for the others' parts
before the platform's.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from debt_domain.accounting import accounts
from debt_domain.kernel.message import Message
from debt_domain.projections.trial_balance import LedgerBalance

IN_TRANSIT: Final = "IN_TRANSIT"
UNIDENTIFIED: Final = "UNIDENTIFIED"
_OF_A_CASE: Final = "ledger:case:"


class ClaimantMoney(Message, frozen=True):
    """One party's part in the client account, in minor units.

    Attributes:
        claimant: `PARTNER:<id>`, `CLIENT:<id>`, `PARTNER:<id>:CLIENTS` (what a partner
            passes on to its clients), `DEBTOR`, `UNSPLIT`, `UNIDENTIFIED` or
            `IN_TRANSIT` (payouts not confirmed yet).
        owed_minor: What it is owed over all ledgers; below zero it owes.
        not_in_hand_minor: What of it others have collected and not paid in.
        should_hold_minor: What the client account should hold for it.
        overpaid_minor: What it was paid beyond what it is due, such as by a payout
            before a chargeback.
    """

    claimant: str
    owed_minor: int
    not_in_hand_minor: int
    should_hold_minor: int
    overpaid_minor: int


class CaseMoney(Message, frozen=True):
    """A case's part in the client account before payouts, in minor units.

    Attributes:
        ledger: The ledger's stream.
        holds_minor: What came into the client account for the case and was not taken
            back.
        owed_minor: What is owed to others of the case's money.
        not_in_hand_minor: What of it others have collected and not paid in.
    """

    ledger: str
    holds_minor: int
    owed_minor: int
    not_in_hand_minor: int


class ClientMoney(Message, frozen=True):
    """The client account of one currency, in minor units.

    Attributes:
        currency: Of all amounts.
        holds_minor: What the books say is in the account.
        should_hold_minor: What is other people's.
        shortage_minor: What it lacks of that.
        deferred_minor: Case fees that would still go back.
        withdrawable_minor: What is the platform's, earned and in hand.
        claimants: Whose money it is, by name.
        cases: Where it is from, oldest case first.
    """

    currency: str
    holds_minor: int
    should_hold_minor: int
    shortage_minor: int
    deferred_minor: int
    withdrawable_minor: int
    claimants: tuple[ClaimantMoney, ...]
    cases: tuple[CaseMoney, ...]


def client_money(ledgers: Iterable[LedgerBalance]) -> tuple[ClientMoney, ...]:
    """Compare what each currency's client account holds with what it should.

    Args:
        ledgers: The accounts of every ledger.

    Returns:
        By currency, those with a posting.
    """
    rows = sorted(ledgers, key=lambda row: (row.since, row.ledger))
    currencies = {
        x.currency or row.currency or "" for row in rows for x in row.balances
    }
    return tuple(_of_currency(code, rows) for code in sorted(currencies))


def in_hand(ledger: str, account: str) -> bool:
    """Tell whether an account is of money in a party's own hands.

    In a case's ledger that is also what a client, who holds the money, was found to owe
    of it; in a party's ledger a receivable is an invoice.
    """
    if account.startswith("Receivable:"):
        return ledger.startswith(_OF_A_CASE)
    return account.startswith("Held:")


def claimant_of(account: str) -> str | None:
    """Name whose money an account is about; None: the platform's, or the claim's.

    >>> claimant_of("Due:Partner:A"), claimant_of("Suspense"), claimant_of("Vat")
    ('PARTNER:A', 'UNIDENTIFIED', None)
    """
    match account.split(":"):
        case ["Due", "Partner", party_id, "ForClient"]:
            return f"PARTNER:{party_id}:CLIENTS"
        case ["Due" | "Held" | "Receivable", "Partner" | "Client" as kind, party_id]:
            return f"{kind.upper()}:{party_id}"
        case ["Due", "Debtor" | "Unsplit" as whose]:
            return whose.upper()
        case ["InTransit", *_]:
            return IN_TRANSIT
        case ["Suspense"]:
            return UNIDENTIFIED
        case _:
            return None


class _Ledger:
    """What one ledger's accounts in a currency say of each party, in minor units."""

    def __init__(self, row: LedgerBalance, currency: str) -> None:
        self.name = row.ledger
        self.in_account = self.deferred = 0
        self.owed, self.held = Counter[str](), Counter[str]()
        self.invoiced = Counter[str]()
        for x in row.balances:
            if (x.currency or row.currency) == currency:
                self._add(x.account, x.amount_minor)

    def _add(self, account: str, amount_minor: int) -> None:
        if account == accounts.HELD_PLATFORM:
            self.in_account += amount_minor
        if account == accounts.DEFERRED_FEE:
            self.deferred -= amount_minor
        claimant = claimant_of(account)
        if claimant is not None:
            self.owed[claimant] -= amount_minor
            if in_hand(self.name, account):
                self.held[claimant] += amount_minor
            elif account.startswith("Receivable:"):
                self.invoiced[claimant] += amount_minor

    @property
    def owed_to_others(self) -> Mapping[str, int]:
        return {x: minor for x, minor in sorted(self.owed.items()) if minor > 0}

    def still_in_hand(self, holder: str) -> int:
        """Give what a holder has; money that it was invoiced for is not paid in yet."""
        held = self.held[holder]
        return held + max(min(self.invoiced[holder], -held), 0)

    def not_paid_in(self, holder: str) -> int:
        """Give what a holder has in hand of others' money."""
        return _not_paid_in(self.owed[holder], self.held[holder])


def _not_paid_in(owed_minor: int, held_minor: int) -> int:
    return max(min(-owed_minor, held_minor), 0)


def _of_currency(currency: str, rows: Sequence[LedgerBalance]) -> ClientMoney:
    ledgers = [_Ledger(row, currency) for row in rows]
    owed, held, paid_out = Counter[str](), Counter[str](), Counter[str]()
    for ledger in ledgers:
        owed.update(ledger.owed)
        held.update(ledger.held)
        if party := _party_of_ledger(ledger.name):
            paid_out[party] -= ledger.in_account
    missing = _not_in_hand(ledgers, owed)
    claimants = tuple(
        _claimant(
            claimant,
            owed_minor=owed[claimant],
            not_in_hand_minor=sum(x[claimant] for x in missing.values()),
            debt_minor=max(-owed[claimant] - max(held[claimant], 0), 0),
            paid_out_minor=max(paid_out[claimant], 0),
        )
        for claimant in sorted(owed)
        if owed[claimant]
    )
    should_hold = sum(x.should_hold_minor for x in claimants)
    holds = sum(ledger.in_account for ledger in ledgers)
    deferred = max(sum(ledger.deferred for ledger in ledgers), 0)
    return ClientMoney(
        currency=currency,
        holds_minor=holds,
        should_hold_minor=should_hold,
        shortage_minor=max(should_hold - holds, 0),
        deferred_minor=deferred,
        withdrawable_minor=max(holds - should_hold - deferred, 0),
        claimants=claimants,
        cases=tuple(_case(x, missing[x.name]) for x in ledgers if _is_case(x)),
    )


def _claimant(
    claimant: str,
    *,
    owed_minor: int,
    not_in_hand_minor: int,
    debt_minor: int,
    paid_out_minor: int,
) -> ClaimantMoney:
    return ClaimantMoney(
        claimant=claimant,
        owed_minor=owed_minor,
        not_in_hand_minor=not_in_hand_minor,
        should_hold_minor=max(owed_minor - not_in_hand_minor, 0),
        overpaid_minor=min(debt_minor, paid_out_minor),
    )


def _is_case(ledger: _Ledger) -> bool:
    return ledger.name.startswith(_OF_A_CASE) and bool(
        ledger.in_account or ledger.owed_to_others
    )


def _case(ledger: _Ledger, missing: Mapping[str, int]) -> CaseMoney:
    return CaseMoney(
        ledger=ledger.name,
        holds_minor=ledger.in_account,
        owed_minor=sum(ledger.owed_to_others.values()),
        not_in_hand_minor=sum(missing.values()),
    )


def _party_of_ledger(stream: str) -> str | None:
    match stream.split(":"):
        case ["ledger", "partner" | "client" as kind, party_id, _]:
            return f"{kind.upper()}:{party_id}"
        case _:
            return None


def _not_in_hand(
    ledgers: Sequence[_Ledger], owed: Mapping[str, int]
) -> Mapping[str, Counter[str]]:
    """Give what others have collected and not paid in, by ledger and claimant."""
    holders = {holder for ledger in ledgers for holder in ledger.held}
    left = {
        x: _not_paid_in(owed[x], sum(ledger.still_in_hand(x) for ledger in ledgers))
        for x in holders
    }
    missing = {ledger.name: Counter[str]() for ledger in ledgers}
    for ledger in reversed(ledgers):
        uncovered = _uncovered(ledger)
        for holder in sorted(ledger.held):
            collected = ledger.not_paid_in(holder)
            others = min(collected, sum(uncovered.values()))
            still = min(left[holder], collected)
            left[holder] -= still
            # What was paid in of the case counts for the others' parts first.
            unpaid = max(still - (collected - others), 0)
            missing[ledger.name].update(_taken(uncovered, others, unpaid))
    return missing


def _uncovered(ledger: _Ledger) -> dict[str, int]:
    """Give what of each party's part the case's money in the account cannot cover."""
    in_account, uncovered = max(ledger.in_account, 0), dict[str, int]()
    for claimant, minor in ledger.owed_to_others.items():
        covered = min(in_account, minor)
        in_account -= covered
        uncovered[claimant] = minor - covered
    return uncovered


def _taken(
    uncovered: dict[str, int], others_minor: int, unpaid_minor: int
) -> Mapping[str, int]:
    """Take a holder's part off what is uncovered, and give what of it is unpaid."""
    unpaid = dict[str, int]()
    for claimant, minor in uncovered.items():
        part = min(minor, others_minor)
        others_minor -= part
        uncovered[claimant] = minor - part
        unpaid[claimant] = min(part, unpaid_minor)
        unpaid_minor -= unpaid[claimant]
    return unpaid
