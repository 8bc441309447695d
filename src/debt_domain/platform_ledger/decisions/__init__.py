"""What the platform's ledger answers to a command: a fact and its entry."""

from typing import Final, assert_never

from debt_domain.accounting.entries import Posting, entry
from debt_domain.kernel.decider import Decider
from debt_domain.platform_ledger.commands import (
    MakeGoodShortage,
    MatchReceipt,
    PlatformLedgerCommand,
    RecordBankCharge,
    RecordExchange,
    RecordUnidentifiedReceipt,
    ReturnReceipt,
    WithdrawIncome,
    currency_of,
)
from debt_domain.platform_ledger.decisions import bank, suspense
from debt_domain.platform_ledger.events import PlatformFact, PlatformLedgerEvent
from debt_domain.platform_ledger.model import PlatformLedgerContext
from debt_domain.platform_ledger.state import PlatformLedgerState, evolve
from debt_domain.values.actor import Role


def decide(
    command: PlatformLedgerCommand,
    state: PlatformLedgerState,
    context: PlatformLedgerContext,
) -> tuple[PlatformLedgerEvent, ...]:
    """Answer a command with what happened and its entry, or refuse it.

    Raises:
        RejectedError: A rule does not allow it; each has a class of its own.
    """
    context.require_role(type(command).__name__, Role.PLATFORM, Role.FINANCE)
    fact, posting = _answered(command, state, context)
    day = fact.takes_effect_on() or context.effective_on
    posted = entry(
        posting,
        currency=currency_of(command),
        effective_on=day,
        first_open_on=context.first_open_on,
        cause=None if context.cause is None else str(context.cause),
    )
    return fact, posted


def _answered(
    command: PlatformLedgerCommand,
    state: PlatformLedgerState,
    context: PlatformLedgerContext,
) -> tuple[PlatformFact, Posting]:
    match command:
        case RecordUnidentifiedReceipt() | MatchReceipt() | ReturnReceipt():
            return suspense.decide(command, state, context)
        case (
            WithdrawIncome()
            | MakeGoodShortage()
            | RecordBankCharge()
            | RecordExchange()
        ):
            return bank.decide(command, state, context)
        case _:
            assert_never(command)


PLATFORM_LEDGER: Final[
    Decider[
        PlatformLedgerCommand,
        PlatformLedgerEvent,
        PlatformLedgerState,
        PlatformLedgerContext,
    ]
] = Decider(initial=PlatformLedgerState(), decide=decide, evolve=evolve)
