"""Payments that are undone, in whole or in part."""

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.accounting.model import Derivation, ReceiptChange
from debt_domain.case_ledger.commands import PostReversal
from debt_domain.case_ledger.rules.catalogue import REVERSE
from debt_domain.case_ledger.rules.claim import recover
from debt_domain.case_ledger.rules.sharing import net_if_settled, take_back
from debt_domain.case_ledger.state import CaseLedgerState


def reverse(command: PostReversal, state: CaseLedgerState) -> Posting:
    """Dr Debtor:* · Cr Recovered; Dr from each its part · Dr Due:Debtor · Cr Held:x.

    What of the receipt is overpaid goes first, then what covers the claim.
    """
    receipt = state.receipts[command.payment_id]
    amount = command.amount.amount_minor
    overpaid = min(amount, receipt.overpaid_minor)
    applied = amount - overpaid
    shares = take_back(state, receipt, applied)
    lines = (
        *recover(state, -applied),
        *shares.lines,
        debit(accounts.DUE_DEBTOR, overpaid, Derivation.OVERPAYMENT),
        credit(accounts.held(receipt.holder), amount),
    )
    change = ReceiptChange(
        payment_id=command.payment_id,
        holder=receipt.holder,
        effective_on=receipt.effective_on,
        terms_version=receipt.terms_version,
        applied_minor=-applied,
        overpaid_minor=-overpaid,
        parts_minor=shares.parts_minor,
    )
    return Posting(REVERSE, net_if_settled(state, lines), change)
