"""Which account is whose: what several posting rules share."""

from typing import assert_never

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import debit
from debt_domain.accounting.model import Derivation, Line
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.holder import Holder, HolderKind
from debt_domain.values.rate_terms import ClientPaidBy, SplitBasis
from debt_domain.values.resolved_terms import SplitParty


def due_to_party(party: SplitParty, state: CaseLedgerState, number: int) -> str:
    """Name the account that a party's part under some terms is credited to.

    Args:
        party: Of the split of these terms.
        state: The ledger, which knows who the parties are.
        number: The terms.
    """
    terms = state.terms[number]
    match party:
        case SplitParty.SUBMITTER:
            return accounts.due_partner(terms.submitter_id or "")
        case SplitParty.LEGAL:
            return accounts.due_partner(terms.legal_partner_id or "")
        case SplitParty.COLLECTOR:
            return accounts.due_partner(terms.collector_id or "")
        case SplitParty.PLATFORM:
            return accounts.INCOME_SHARE
        case SplitParty.CLIENT:
            return due_to_client(state, number)
        case SplitParty.REST:
            return accounts.NETWORK_EXPENSE
        case _:
            assert_never(party)


def due_to_client(state: CaseLedgerState, number: int | None) -> str:
    """Name the account of the client, ring-fenced where its partner passes it on."""
    adopted = None if number is None else state.terms[number]
    if (
        adopted is not None
        and adopted.submitter_id is not None
        and adopted.terms.split_basis is SplitBasis.COMMISSION
        and adopted.terms.client_paid_by is ClientPaidBy.PARTNER
    ):
        return accounts.due_partner_for_client(adopted.submitter_id)
    return accounts.due_client(state.client_id)


def due_to(holder: Holder, state: CaseLedgerState) -> str:
    """Name the account of what a partner or the client is entitled to."""
    if holder.kind is HolderKind.CLIENT:
        return due_to_client(state, state.terms_number)
    return accounts.due(holder)


def unsplit_account(state: CaseLedgerState) -> str:
    """Name the account of applied money that no terms split."""
    if state.withdrawn:
        return accounts.due_client(state.client_id)
    return accounts.DUE_UNSPLIT


def net_if_settled(state: CaseLedgerState, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Add the netting of the client's money, once it is known who is due what."""
    if state.terms_number is None and not state.withdrawn:
        return lines
    return net_client(state, lines, due_to_client(state, state.terms_number))


def net_client(
    state: CaseLedgerState, lines: tuple[Line, ...], due: str
) -> tuple[Line, ...]:
    """Leave the client either owed or owing, and with nothing of others in hand.

    What it ends with depends on its position alone, so that no order of receipts and
    reversals makes a difference.

    Args:
        state: The ledger before the entry.
        lines: The entry so far.
        due: The account of what the client is entitled to.
    """
    held = accounts.held(Holder.client(state.client_id))
    receivable = accounts.receivable_client(state.client_id)
    now = {account: state.balance(account) for account in (due, receivable, held)}
    for line in lines:
        if line.account in now and line.currency is None:
            now[line.account] += line.amount_minor
    owing = sum(now.values())
    target = {due: min(owing, 0), receivable: max(owing, 0), held: 0}
    netting = (
        debit(account, target[account] - balance, Derivation.NETTING)
        for account, balance in now.items()
        if target[account] != balance
    )
    return (*lines, *netting)
