"""Verified payments."""

from datetime import date

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.accounting.model import Derivation, ReceiptChange
from debt_domain.case_ledger.commands import PostReceipt
from debt_domain.case_ledger.rules.catalogue import REAPPLY_OVERPAYMENT, RECEIVE
from debt_domain.case_ledger.rules.claim import recover
from debt_domain.case_ledger.rules.sharing import net_if_settled, share
from debt_domain.case_ledger.state import CaseLedgerState


def receive(
    command: PostReceipt, state: CaseLedgerState, effective_on: date
) -> Posting:
    """Dr Recovered · Cr Debtor:*; Dr Held:x · Cr to each its part · Cr Due:Debtor."""
    amount = command.amount.amount_minor
    applied = min(amount, state.outstanding_minor)
    shares = share(state, state.terms_version, applied)
    lines = (
        *recover(state, applied),
        debit(accounts.held(command.holder), amount),
        *shares.lines,
        credit(accounts.DUE_DEBTOR, amount - applied, Derivation.OVERPAYMENT),
    )
    change = ReceiptChange(
        payment_id=command.payment_id,
        holder=command.holder,
        effective_on=effective_on,
        terms_version=state.terms_version,
        applied_minor=applied,
        overpaid_minor=amount - applied,
        parts_minor=shares.parts_minor,
    )
    return Posting(RECEIVE, net_if_settled(state, lines), change)


def reapply_overpayment(payment_id: str, state: CaseLedgerState) -> Posting:
    """Dr Recovered · Cr Debtor:*; Dr Due:Debtor · Cr to each its part."""
    receipt = state.receipts[payment_id]
    applied = min(receipt.overpaid_minor, state.outstanding_minor)
    # A receipt that covered nothing when terms were adopted is in no running total.
    version = receipt.terms_version or state.terms_version
    shares = share(state, version, applied)
    lines = (
        *recover(state, applied),
        debit(accounts.DUE_DEBTOR, applied, Derivation.OVERPAYMENT),
        *shares.lines,
    )
    change = ReceiptChange(
        payment_id=payment_id,
        holder=receipt.holder,
        effective_on=receipt.effective_on,
        terms_version=version,
        applied_minor=applied,
        overpaid_minor=-applied,
        parts_minor=shares.parts_minor,
    )
    return Posting(REAPPLY_OVERPAYMENT, net_if_settled(state, lines), change)
