"""Money of the case that goes from hand to hand."""

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.case_ledger.commands import TransferHeldMoney
from debt_domain.case_ledger.rules.catalogue import TRANSFER_HELD
from debt_domain.case_ledger.rules.sharing import net_if_settled
from debt_domain.case_ledger.state import CaseLedgerState


def transfer_held(command: TransferHeldMoney, state: CaseLedgerState) -> Posting:
    """Dr Held:taker · Cr Held:giver."""
    amount = command.amount.amount_minor
    lines = (
        debit(accounts.held(command.taker), amount),
        credit(accounts.held(command.giver), amount),
    )
    return Posting(TRANSFER_HELD, net_if_settled(state, lines))
