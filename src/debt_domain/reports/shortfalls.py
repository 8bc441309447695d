"""Which entries made the client account lack other people's money.

Where a party was paid more than it is due, the entries that put it into debt say why,
such as a chargeback after its payout; its later entitlements make good the oldest
first. What else the account lacks is explained by the latest entries that took from the
platform's own part of it, and at last by those that put a party into debt at all.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from debt_domain.accounting import accounts
from debt_domain.accounting.accounts import Book, book_of
from debt_domain.accounting.events import EntryPosted
from debt_domain.kernel.message import Message
from debt_domain.reports.client_money import ClientMoney, claimant_of, in_hand
from debt_domain.wire.recorded import Recorded

PLATFORM: Final = "PLATFORM"
CAUSES: Final[Mapping[str, str]] = {
    "reverse": "chargeback or reversal after payout",
    "adjust_split": "backdated change of the split after payout",
    "charge_case_fee": "case fee not covered",
    "charge_legal_fee": "legal fee not covered",
    "refund_overpayment": "refund",
    "advance_cost": "costs advanced",
    "give_up_cost": "costs not recovered",
    "confirm_payout": "payout",
    "withdraw_income": "income withdrawn",
    "bank_charge": "bank charge",
    "exchange": "difference of exchange",
}
"""In words by posting rule; other rules are named as they are."""


class Shortfall(Message, frozen=True):
    """A part of other people's money that is not there, and why.

    Attributes:
        entry: The entry that caused it, as `stream@version`.
        effective_on: The day it counts from.
        ledger: The ledger it was posted in, which says the case.
        rule: The posting rule.
        cause: The same in words.
        party: Who was paid too much; `PLATFORM` for what the platform took or lost.
        amount_minor: What of it still lacks, in minor units.
    """

    entry: str
    effective_on: date
    ledger: str
    rule: str
    cause: str
    party: str
    amount_minor: int


@dataclass(slots=True)
class _Debt:
    """What an entry took, less what was made good since."""

    recorded: Recorded[EntryPosted]
    amount_minor: int


@dataclass(slots=True)
class _Account:
    """A party's debt over all ledgers, and the entries that left it there."""

    owed_minor: int = 0
    held_minor: int = 0
    debts: deque[_Debt] = field(default_factory=deque[_Debt])

    def post(self, recorded: Recorded[EntryPosted], owed: int, held: int) -> None:
        before = self._debt()
        self.owed_minor += owed
        self.held_minor += held
        change = self._debt() - before
        if change > 0:
            self.debts.append(_Debt(recorded, change))
        while change < 0:
            oldest = self.debts[0]
            made_good = min(oldest.amount_minor, -change)
            oldest.amount_minor -= made_good
            change += made_good
            if not oldest.amount_minor:
                self.debts.popleft()

    def _debt(self) -> int:
        return max(-self.owed_minor - max(self.held_minor, 0), 0)


def shortfalls(
    money: ClientMoney, entries: Iterable[Recorded[EntryPosted]]
) -> tuple[Shortfall, ...]:
    """Explain what a client account lacks.

    Args:
        money: The account, by `client_money`.
        entries: All entries of all ledgers that it rests on, in the log's order.

    Returns:
        One for each entry and party, the latest first. Those of parties sum to what
        they were overpaid; with the platform's they reach the shortage.
    """
    overpaid = {x.claimant: x.overpaid_minor for x in money.claimants}
    if not money.shortage_minor and not any(overpaid.values()):
        return ()
    known, currency = tuple(entries), money.currency
    found = list(_of_parties(overpaid, known, currency, counts_held=True))
    found += _of_platform(money.shortage_minor - _sum(found), known, currency)
    owing = {x.claimant: -x.owed_minor - x.overpaid_minor for x in money.claimants}
    others = _of_parties(owing, known, currency, counts_held=False)
    for shortfall in others:
        rest = money.shortage_minor - _sum(found)
        if rest > 0:
            part = min(rest, shortfall.amount_minor)
            found.append(shortfall.model_copy(update={"amount_minor": part}))
    position = {str(x.id): x.position for x in known}
    return tuple(sorted(found, key=lambda x: (-position[x.entry], x.party)))


def _sum(found: Iterable[Shortfall]) -> int:
    return sum(x.amount_minor for x in found)


def _of_parties(
    limits: Mapping[str, int],
    entries: Iterable[Recorded[EntryPosted]],
    currency: str,
    *,
    counts_held: bool,
) -> Iterator[Shortfall]:
    """Give the entries that put parties into debt, up to a limit for each.

    What a party has in hand of others' money is no debt where it `counts_held`.
    """
    parties = {party: _Account() for party, minor in limits.items() if minor > 0}
    for recorded in entries:
        owed, held = _changes(recorded, currency)
        for party in owed.keys() & parties.keys():
            in_hand = held[party] if counts_held else 0
            parties[party].post(recorded, owed[party], in_hand)
    for party, account in parties.items():
        yield from _up_to(limits[party], party, reversed(account.debts))


def _of_platform(
    amount_minor: int, entries: Sequence[Recorded[EntryPosted]], currency: str
) -> Iterator[Shortfall]:
    taken = (
        _Debt(recorded, -minor)
        for recorded in reversed(entries)
        if (minor := _own_part(recorded.event, currency)) < 0
    )
    yield from _up_to(amount_minor, PLATFORM, taken)


def _up_to(
    amount_minor: int, party: str, debts: Iterable[_Debt]
) -> Iterator[Shortfall]:
    """Give the debts in their order until they sum to an amount."""
    for debt in debts:
        part = min(debt.amount_minor, amount_minor)
        if part <= 0:
            return
        amount_minor -= part
        entry = debt.recorded.event
        yield Shortfall(
            entry=str(debt.recorded.id),
            effective_on=entry.effective_on,
            ledger=debt.recorded.id.stream,
            rule=entry.rule,
            cause=CAUSES.get(entry.rule, entry.rule.replace("_", " ")),
            party=party,
            amount_minor=part,
        )


def _changes(
    recorded: Recorded[EntryPosted], currency: str
) -> tuple[Counter[str], Counter[str]]:
    """Give by party how an entry changes what it is owed, and what it holds."""
    owed, held, entry = Counter[str](), Counter[str](), recorded.event
    for line in entry.lines:
        party = claimant_of(line.account)
        if party is not None and (line.currency or entry.currency) == currency:
            owed[party] -= line.amount_minor
            if in_hand(recorded.id.stream, line.account):
                held[party] += line.amount_minor
    return owed, held


def _own_part(entry: EntryPosted, currency: str) -> int:
    """Give how an entry changes the platform's own part of the client account."""
    return -sum(
        line.amount_minor
        for line in entry.lines
        if (line.currency or entry.currency) == currency
        and book_of(line.account) is Book.SETTLEMENT
        and line.account != accounts.HELD_PLATFORM
        and claimant_of(line.account) is None
    )
