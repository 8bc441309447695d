"""A platform's ledger of euros that tests start from."""

from collections.abc import Mapping
from datetime import date

from debt_domain.accounting.events import EntryPosted
from debt_domain.platform_ledger.commands import (
    PlatformLedgerCommand,
    RecordUnidentifiedReceipt,
)
from debt_domain.platform_ledger.decisions import PLATFORM_LEDGER
from debt_domain.platform_ledger.events import PlatformLedgerEvent
from debt_domain.platform_ledger.model import PlatformLedgerContext
from debt_domain.platform_ledger.state import PlatformLedgerState
from debt_domain.testing import Given, a_context
from debt_domain.values.actor import Role
from debt_domain.values.money import Money

Scenario = Given[
    PlatformLedgerCommand,
    PlatformLedgerEvent,
    PlatformLedgerState,
    PlatformLedgerContext,
]
RECEIPT = RecordUnidentifiedReceipt(
    receipt_id="R-1",
    amount=Money(500_00, "EUR"),
    received_on=date(2026, 5, 20),
    reference="B4C12A34",
)


def eur(amount_minor: int) -> Money:
    return Money(amount_minor, "EUR")


def given(
    *events: PlatformLedgerEvent,
    role: Role = Role.FINANCE,
    first_open_on: date = date.min,
    held_minor: Mapping[str, int] | None = None,
    withdrawable_minor: int = 0,
    shortage_minor: int = 0,
    payment_known: bool = False,
    case_is_test: bool = False,
) -> Scenario:
    context = a_context(
        PlatformLedgerContext,
        role,
        first_open_on=first_open_on,
        held_minor=held_minor or {},
        withdrawable_minor=withdrawable_minor,
        shortage_minor=shortage_minor,
        payment_known=payment_known,
        case_is_test=case_is_test,
    )
    return Given(PLATFORM_LEDGER, events, context)


def after(*commands: PlatformLedgerCommand) -> tuple[PlatformLedgerEvent, ...]:
    """Give what some commands have led to, with plenty of money."""
    events: tuple[PlatformLedgerEvent, ...] = ()
    for command in commands:
        scenario = given(
            *events,
            held_minor={"USD": 10**9},
            withdrawable_minor=10**9,
            shortage_minor=10**9,
        )
        events += scenario.when(command).events
    return events


def entry_of(scenario: Scenario, command: PlatformLedgerCommand) -> EntryPosted:
    """Give the entry that a command leads to, after its fact."""
    _, entry = scenario.when(command).events
    assert isinstance(entry, EntryPosted)
    return entry


def posted(scenario: Scenario, command: PlatformLedgerCommand) -> tuple[str, ...]:
    """Give the lines of a command's entry as an accountant writes them."""
    entry = entry_of(scenario, command)
    return tuple(
        f"{'Dr' if x.amount_minor > 0 else 'Cr'} {x.account}"
        f" {Money(abs(x.amount_minor), x.currency or entry.currency)}"
        for x in entry.lines
    )
