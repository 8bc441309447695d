"""Ledgers as tests write them: `"Held:Platform 1000.00, Due:Partner:A -600.00"`."""

from datetime import UTC, date, datetime, timedelta

from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import Derivation, Line
from debt_domain.projections.trial_balance import AccountBalance, LedgerBalance
from debt_domain.testing import actor
from debt_domain.values.actor import Role
from debt_domain.values.event_id import EventId
from debt_domain.values.money import Money
from debt_domain.wire.recorded import Circumstances, Recorded

FIRST = date(2026, 3, 1)


def lines(text: str) -> list[tuple[str, int]]:
    parts = (part.split() for part in text.split(","))
    return [(name, Money.parse(written, "EUR").amount_minor) for name, written in parts]


def row(ledger: str, text: str, since: int = 1) -> LedgerBalance:
    """Give a ledger with a balance on each account; debits are above zero."""
    balances = tuple(
        AccountBalance(account=account, amount_minor=minor)
        for account, minor in lines(text)
    )
    assert sum(x.amount_minor for x in balances) == 0
    return LedgerBalance(ledger=ledger, currency="EUR", since=since, balances=balances)


def entry(
    position: int, stream: str, rule: str, text: str, command_id: str = ""
) -> Recorded[EntryPosted]:
    """Give an entry of a day of March 2026, at its position of the log."""
    day = FIRST + timedelta(days=position - 1)
    posted = EntryPosted(
        rule=rule,
        rule_version=1,
        cause=None,
        currency="EUR",
        effective_on=day,
        booked_on=day,
        lines=tuple(
            Line(account=account, amount_minor=minor, derivation=Derivation.AMOUNT)
            for account, minor in lines(text)
        ),
    )
    assert sum(x.amount_minor for x in posted.lines) == 0
    circumstances = Circumstances(
        actor=actor(Role.PLATFORM),
        command_id=command_id or f"cmd-{position}",
        correlation_id="c",
        cause=None,
        effective_on=day,
        effective_at=None,
    )
    return Recorded(
        id=EventId(stream, position),
        event=posted,
        circumstances=circumstances,
        recorded_at=datetime(2026, 6, 1, tzinfo=UTC),
        position=position,
        hash="",
        previous_hash="",
    )
