"""What a party's account answers to a command."""

from typing import Final, assert_never

from debt_domain.kernel.decider import Decider
from debt_domain.party_ledger.commands import (
    BillCaseFee,
    ConfirmPayout,
    FailPayout,
    InstructPayout,
    IssueCreditNote,
    IssueInvoice,
    IssueStatement,
    OrderCreditNote,
    OrderInvoice,
    PartyLedgerCommand,
    RecordInvoicePayment,
    RecordRecovery,
    RecordRemittance,
    ReturnPayout,
    WriteOffBalance,
)
from debt_domain.party_ledger.decisions import invoices, payouts, receivables
from debt_domain.party_ledger.decisions.remittances import record_remittance
from debt_domain.party_ledger.decisions.statements import issue_statement
from debt_domain.party_ledger.errors import PlatformAccountError, UnknownPartyError
from debt_domain.party_ledger.events import PartyLedgerEvent
from debt_domain.party_ledger.model import PartyLedgerContext
from debt_domain.party_ledger.state import PartyLedgerState, evolve
from debt_domain.values.actor import Role
from debt_domain.values.holder import HolderKind


def decide(
    command: PartyLedgerCommand, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        RejectedError: A rule does not allow it; each has a class of its own.
    """
    _require_role(command, context)
    _require_party(command, context)
    match command:
        case IssueStatement():
            return issue_statement(command, state, context)
        case RecordRemittance():
            return record_remittance(command, state, context)
        case InstructPayout() | ConfirmPayout() | FailPayout() | ReturnPayout():
            return _pay_out(command, state, context)
        case RecordInvoicePayment() | WriteOffBalance() | RecordRecovery():
            return _settle(command, state, context)
        case (
            OrderInvoice()
            | BillCaseFee()
            | IssueInvoice()
            | OrderCreditNote()
            | IssueCreditNote()
        ):
            return _invoice(command, state, context)
        case _:
            assert_never(command)


def _require_party(command: PartyLedgerCommand, context: PartyLedgerContext) -> None:
    if command.party.kind is HolderKind.PLATFORM:
        raise PlatformAccountError(party=command.party)
    if not context.is_known:
        raise UnknownPartyError(party=command.party)


def _pay_out(
    command: InstructPayout | ConfirmPayout | FailPayout | ReturnPayout,
    state: PartyLedgerState,
    context: PartyLedgerContext,
) -> tuple[PartyLedgerEvent, ...]:
    match command:
        case InstructPayout():
            return payouts.instruct(command, state, context)
        case ConfirmPayout():
            return payouts.confirm(command, state, context)
        case FailPayout():
            return payouts.fail(command, state, context)
        case ReturnPayout():
            return payouts.give_back(command, state, context)
        case _:
            assert_never(command)


def _invoice(
    command: OrderInvoice
    | BillCaseFee
    | IssueInvoice
    | OrderCreditNote
    | IssueCreditNote,
    state: PartyLedgerState,
    context: PartyLedgerContext,
) -> tuple[PartyLedgerEvent, ...]:
    match command:
        case OrderInvoice():
            return invoices.order_balance(command, state, context)
        case BillCaseFee():
            return invoices.bill_case_fee(command, state, context)
        case IssueInvoice():
            return invoices.issue(command, state, context)
        case OrderCreditNote():
            return invoices.order_credit_note(command, state, context)
        case IssueCreditNote():
            return invoices.issue_credit_note(command, state, context)
        case _:
            assert_never(command)


def _settle(
    command: RecordInvoicePayment | WriteOffBalance | RecordRecovery,
    state: PartyLedgerState,
    context: PartyLedgerContext,
) -> tuple[PartyLedgerEvent, ...]:
    match command:
        case RecordInvoicePayment():
            return receivables.record_payment(command, state, context)
        case WriteOffBalance():
            return receivables.write_off(command, state, context)
        case RecordRecovery():
            return receivables.record_recovery(command, state, context)
        case _:
            assert_never(command)


def _require_role(command: PartyLedgerCommand, context: PartyLedgerContext) -> None:
    """Numbers and case fees come from processes; people ask for the rest."""
    name = type(command).__name__
    if isinstance(command, BillCaseFee | IssueInvoice | IssueCreditNote):
        context.require_role(name, Role.SYSTEM)
    else:
        context.require_role(name, Role.PLATFORM, Role.FINANCE)


PARTY_LEDGER: Final[
    Decider[PartyLedgerCommand, PartyLedgerEvent, PartyLedgerState, PartyLedgerContext]
] = Decider(initial=PartyLedgerState(), decide=decide, evolve=evolve)
