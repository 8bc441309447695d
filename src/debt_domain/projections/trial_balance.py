"""Every account of every ledger: in each book and currency they sum to zero."""

from collections import Counter
from collections.abc import Iterable

from debt_domain.accounting.accounts import Book, book_of
from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.positions import PLATFORM, party_of
from debt_domain.case_ledger.events import LedgerOpened
from debt_domain.kernel.message import Event, Message
from debt_domain.projections.projection import Projection
from debt_domain.projections.rows import changed
from debt_domain.wire.recorded import Recorded


class AccountBalance(Message, frozen=True):
    """Debits less credits of one account, in minor units."""

    account: str
    amount_minor: int


class LedgerBalance(Message, frozen=True):
    """The accounts of one ledger.

    Attributes:
        ledger: The ledger's stream.
        client_id: The client of its case.
        currency: Of all amounts.
        balances: Those that are not zero, by name.
    """

    ledger: str
    client_id: str | None = None
    currency: str | None = None
    balances: tuple[AccountBalance, ...] = ()

    @property
    def by_account(self) -> dict[str, int]:
        """The balances in minor units by account."""
        return {x.account: x.amount_minor for x in self.balances}


class TrialLine(Message, frozen=True):
    """One account over all ledgers, in minor units; debits less credits."""

    currency: str
    book: Book
    account: str
    amount_minor: int


class TrialTotal(Message, frozen=True):
    """The sum of a book's accounts, in minor units: zero, or the books are broken."""

    currency: str
    book: Book
    amount_minor: int


class TrialBalance(Message, frozen=True):
    """All accounts by currency, book and name, and what they sum to."""

    lines: tuple[TrialLine, ...]
    totals: tuple[TrialTotal, ...]

    @property
    def balanced(self) -> bool:
        """Whether every total is zero."""
        return not any(total.amount_minor for total in self.totals)


class Position(Message, frozen=True):
    """What a party is owed over all ledgers, in minor units; below zero it owes."""

    currency: str
    party: str
    amount_minor: int


def _apply(row: LedgerBalance, recorded: Recorded[Event]) -> LedgerBalance:
    event = recorded.event
    if isinstance(event, LedgerOpened):
        return changed(row, client_id=event.client_id, currency=event.currency)
    if isinstance(event, EntryPosted):
        return changed(row, currency=event.currency, balances=_posted(row, event))
    return row


def _posted(row: LedgerBalance, entry: EntryPosted) -> tuple[AccountBalance, ...]:
    balances = Counter(row.by_account)
    for line in entry.lines:
        balances[line.account] += line.amount_minor
    return tuple(
        AccountBalance(account=account, amount_minor=amount)
        for account, amount in sorted(balances.items())
        if amount
    )


def trial_balance(rows: Iterable[LedgerBalance]) -> TrialBalance:
    """Sum the ledgers."""
    accounts: Counter[tuple[str, Book, str]] = Counter()
    totals: Counter[tuple[str, Book]] = Counter()
    for row in rows:
        for x in row.balances:
            currency, book = row.currency or "", book_of(x.account)
            accounts[currency, book, x.account] += x.amount_minor
            totals[currency, book] += x.amount_minor
    return TrialBalance(
        lines=tuple(
            TrialLine(
                currency=currency, book=book, account=account, amount_minor=amount
            )
            for (currency, book, account), amount in sorted(accounts.items())
        ),
        totals=tuple(
            TrialTotal(currency=currency, book=book, amount_minor=amount)
            for (currency, book), amount in sorted(totals.items())
        ),
    )


def positions(rows: Iterable[LedgerBalance]) -> tuple[Position, ...]:
    """Give what each party is owed over all ledgers, by currency and party.

    The parties are named as `debt_domain.accounting.positions` names them.
    """
    owed: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for x in row.balances:
            party = party_of(x.account, row.client_id or "")
            if book_of(x.account) is Book.SETTLEMENT and party != PLATFORM:
                owed[row.currency or "", party] -= x.amount_minor
    for (currency, _), amount in tuple(owed.items()):
        owed[currency, PLATFORM] -= amount
    return tuple(
        Position(currency=currency, party=party, amount_minor=amount)
        for (currency, party), amount in sorted(owed.items())
    )


TRIAL_BALANCE: Projection[LedgerBalance] = Projection(
    name="trial_balance",
    version=1,
    takes=(LedgerOpened, EntryPosted),
    row=LedgerBalance,
    keys=lambda recorded: (recorded.id.stream,),
    initial=lambda key: LedgerBalance(ledger=key),
    apply=_apply,
)
