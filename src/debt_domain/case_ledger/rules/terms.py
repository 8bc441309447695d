"""Money that came before the terms."""

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, debit
from debt_domain.accounting.model import ReceiptChange
from debt_domain.case_ledger.rules.catalogue import SPLIT_UNSPLIT
from debt_domain.case_ledger.rules.sharing import net_if_settled, share
from debt_domain.case_ledger.state import CaseLedgerState


def split_unsplit(payment_id: str, state: CaseLedgerState) -> Posting:
    """Dr Due:Unsplit · Cr to each its part.

    What the receipt covers moves as a whole into the running total of the terms.
    """
    receipt = state.receipts[payment_id]
    shares = share(state, state.terms_version, receipt.applied_minor)
    lines = (debit(accounts.DUE_UNSPLIT, receipt.applied_minor), *shares.lines)
    change = ReceiptChange(
        payment_id=payment_id,
        holder=receipt.holder,
        effective_on=receipt.effective_on,
        terms_version=state.terms_version,
        applied_minor=0,
        overpaid_minor=0,
        parts_minor=shares.parts_minor,
    )
    return Posting(SPLIT_UNSPLIT, net_if_settled(state, lines), change)
