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
    """Debits less credits of one account, in minor units.

    Attributes:
        currency: Of foreign money; None: the ledger's own.
    """

    account: str
    amount_minor: int
    currency: str | None = None


class LedgerBalance(Message, frozen=True):
    """The accounts of one ledger.

    Attributes:
        ledger: The ledger's stream.
        client_id: The client of its case.
        currency: Of all amounts but foreign money's.
        since: The position of its first event: older ledgers have a lower one.
        balances: Those that are not zero, by name and foreign currency.
    """

    ledger: str
    client_id: str | None = None
    currency: str | None = None
    since: int = 0
    balances: tuple[AccountBalance, ...] = ()

    @property
    def by_account(self) -> dict[str, int]:
        """The balances in the ledger's own currency by account, in minor units."""
        return {x.account: x.amount_minor for x in self.balances if x.currency is None}


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
    row = changed(row, since=row.since or recorded.position)
    if isinstance(event, LedgerOpened):
        return changed(row, client_id=event.client_id, currency=event.currency)
    return posted(row, event) if isinstance(event, EntryPosted) else row


def _keys(recorded: Recorded[Event]) -> tuple[str, ...]:
    """Give the ledger; that of a test has no row, as its entries are not taken."""
    event = recorded.event
    is_test = isinstance(event, LedgerOpened) and event.is_test
    return () if is_test else (recorded.id.stream,)


def posted(row: LedgerBalance, entry: EntryPosted) -> LedgerBalance:
    """Give a ledger's accounts as they are after an entry."""
    balances = Counter(
        {(x.account, x.currency or ""): x.amount_minor for x in row.balances}
    )
    for line in entry.lines:
        balances[line.account, line.currency or ""] += line.amount_minor
    found = tuple(
        AccountBalance(account=account, amount_minor=amount, currency=foreign or None)
        for (account, foreign), amount in sorted(balances.items())
        if amount
    )
    return changed(row, currency=entry.currency, balances=found)


def trial_balance(rows: Iterable[LedgerBalance]) -> TrialBalance:
    """Sum the ledgers."""
    accounts: Counter[tuple[str, Book, str]] = Counter()
    totals: Counter[tuple[str, Book]] = Counter()
    for row in rows:
        for x in row.balances:
            currency, book = x.currency or row.currency or "", book_of(x.account)
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
                owed[x.currency or row.currency or "", party] -= x.amount_minor
    for (currency, _), amount in tuple(owed.items()):
        owed[currency, PLATFORM] -= amount
    return tuple(
        Position(currency=currency, party=party, amount_minor=amount)
        for (currency, party), amount in sorted(owed.items())
    )


TRIAL_BALANCE: Projection[LedgerBalance] = Projection(
    name="trial_balance",
    version=2,
    takes=(LedgerOpened, EntryPosted),
    row=LedgerBalance,
    keys=_keys,
    initial=lambda key: LedgerBalance(ledger=key),
    apply=_apply,
)
