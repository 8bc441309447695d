"""What the step to court costs."""

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.case_ledger.commands import ChargeLegalFee
from debt_domain.case_ledger.rules.catalogue import CHARGE_LEGAL_FEE
from debt_domain.case_ledger.rules.parties import due_to_client, net_if_settled
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.rate_terms import LegalFeePayer
from debt_domain.values.split import Split


def charge_legal_fee(
    command: ChargeLegalFee, state: CaseLedgerState, submitter_id: str
) -> Posting:
    """Dr Due:A or Due:Client · Cr Due:L · Cr Income:Fee."""
    fee = command.fee.amount_minor
    by_client = command.paid_by is LegalFeePayer.CLIENT
    client = due_to_client(state, state.terms_number)
    payer = client if by_client else accounts.due_partner(submitter_id)
    split = Split.of(
        ("LEGAL", command.legal_share), ("PLATFORM", 1 - command.legal_share)
    )
    legal, platform = split.cumulative(fee)
    due = accounts.due_partner(command.legal_partner_id)
    lines = (
        debit(payer, fee),
        credit(due, legal),
        credit(accounts.INCOME_FEE, platform),
    )
    return Posting(CHARGE_LEGAL_FEE, net_if_settled(state, lines))
