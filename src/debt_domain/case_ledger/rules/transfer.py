"""Money of the case that goes from hand to hand."""

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.case_ledger.commands import PassOnToClient, TransferHeldMoney
from debt_domain.case_ledger.rules.catalogue import PASS_ON, TRANSFER_HELD
from debt_domain.case_ledger.rules.parties import net_if_settled
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.holder import Holder


def transfer_held(command: TransferHeldMoney, state: CaseLedgerState) -> Posting:
    """Dr Held:taker · Cr Held:giver."""
    amount = command.amount.amount_minor
    lines = (
        debit(accounts.held(command.taker), amount),
        credit(accounts.held(command.giver), amount),
    )
    return Posting(TRANSFER_HELD, net_if_settled(state, lines))


def pass_on(command: PassOnToClient, state: CaseLedgerState) -> Posting:
    """Dr Due:A:ForClient · Cr Held:A."""
    amount = command.amount.amount_minor
    lines = (
        debit(accounts.due_partner_for_client(command.partner_id), amount),
        credit(accounts.held(Holder.partner(command.partner_id)), amount),
    )
    return Posting(PASS_ON, net_if_settled(state, lines))
