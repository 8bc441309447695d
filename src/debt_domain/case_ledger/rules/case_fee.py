"""The per-case fee of the submitting partner."""

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.accounting.model import Line
from debt_domain.case_ledger.commands import ChargeCaseFee
from debt_domain.case_ledger.rules.catalogue import (
    CHARGE_CASE_FEE,
    EARN_CASE_FEE,
    REFUND_CASE_FEE,
)
from debt_domain.case_ledger.state import CaseLedgerState


def charge_case_fee(command: ChargeCaseFee) -> Posting:
    """Dr Due:A · Cr Income:Fee, or Cr Deferred:Fee while it may go back."""
    fee = command.fee.amount_minor
    earned = accounts.DEFERRED_FEE if command.deferred else accounts.INCOME_FEE
    payer = accounts.due_partner(command.partner_id)
    return Posting(CHARGE_CASE_FEE, (debit(payer, fee), credit(earned, fee)))


def earn_case_fee(state: CaseLedgerState) -> Posting:
    """Dr Deferred:Fee · Cr Income:Fee."""
    return Posting(EARN_CASE_FEE, _undeferred(state, accounts.INCOME_FEE))


def refund_case_fee(state: CaseLedgerState) -> Posting:
    """Dr Deferred:Fee · Cr Due:A."""
    return Posting(REFUND_CASE_FEE, _undeferred(state, state.fee_payer))


def _undeferred(state: CaseLedgerState, account: str) -> tuple[Line, ...]:
    fee = -state.balance(accounts.DEFERRED_FEE)
    return (debit(accounts.DEFERRED_FEE, fee), credit(account, fee))
