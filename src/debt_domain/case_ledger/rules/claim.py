"""What the debtor owes: opened, covered by receipts, withdrawn."""

from collections.abc import Mapping

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.accounting.model import Derivation, Line
from debt_domain.case_ledger.commands import OpenClaim
from debt_domain.case_ledger.rules.catalogue import OPEN_CLAIM, WITHDRAW_CLAIM
from debt_domain.case_ledger.rules.sharing import net_client
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.waterfall import Component


def open_claim(command: OpenClaim) -> Posting:
    """Dr Debtor:* · Cr Claimed."""
    claimed = {
        Component.PRINCIPAL: command.principal_minor,
        Component.INTEREST: command.interest_minor,
        Component.FEES: command.fees_minor,
    }
    owed = (debit(accounts.DEBTOR[part], minor) for part, minor in claimed.items())
    return Posting(OPEN_CLAIM, (*owed, credit(accounts.CLAIMED, sum(claimed.values()))))


def withdraw_claim(state: CaseLedgerState) -> Posting:
    """Dr Claimed · Cr Debtor:*; Dr Due:Unsplit · Cr Due:Client.

    Posted once more for what a reversal reopens of a withdrawn claim.
    """
    taken = (credit(name, state.balance(name)) for name in accounts.DEBTOR.values())
    claim = (debit(accounts.CLAIMED, state.outstanding_minor), *taken)
    unsplit = -state.balance(accounts.DUE_UNSPLIT)
    client = accounts.due_client(state.client_id)
    settlement = (debit(accounts.DUE_UNSPLIT, unsplit), credit(client, unsplit))
    return Posting(WITHDRAW_CLAIM, net_client(state, (*claim, *settlement), client))


def recover(state: CaseLedgerState, change_minor: int) -> tuple[Line, ...]:
    """Dr Recovered · Cr Debtor:* in the waterfall's order, or the reverse.

    What covers each component depends on the total applied alone: so after a reversal
    the waterfall stands as if the remaining receipts had come in order.

    Args:
        state: The ledger before.
        change_minor: The change of the money applied, in minor units.
    """
    applied = state.balance(accounts.RECOVERED)
    before, after = _filled(state, applied), _filled(state, applied + change_minor)
    covered = (
        credit(account, after[account] - before[account], Derivation.WATERFALL)
        for account in after
    )
    return (debit(accounts.RECOVERED, change_minor, Derivation.WATERFALL), *covered)


def _filled(state: CaseLedgerState, total_minor: int) -> Mapping[str, int]:
    filled: dict[str, int] = {}
    for component in state.waterfall.order:
        account = accounts.DEBTOR[component]
        filled[account] = min(total_minor, state.claimed.get(account, 0))
        total_minor -= filled[account]
    return filled
