"""Who is entitled to money of the case: what several posting rules share."""

from typing import NamedTuple, assert_never

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import credit, debit
from debt_domain.accounting.model import Derivation, Line, SplitStep
from debt_domain.case_ledger.state import CaseLedgerState, Receipt
from debt_domain.values.holder import Holder
from debt_domain.values.rate_terms import ClientPaidBy, SplitBasis
from debt_domain.values.resolved_terms import SplitParty


class Shares(NamedTuple):
    """Money shared out.

    Attributes:
        lines: What each account of an entitled party is credited.
        parts_minor: Each party's part, in the split's order; empty while unsplit.
    """

    lines: tuple[Line, ...]
    parts_minor: tuple[int, ...] = ()


def share(state: CaseLedgerState, version: int | None, change_minor: int) -> Shares:
    """Share out a change of the money applied to the claim.

    Args:
        state: The ledger before the change.
        version: The terms whose running total changes; None: it stays unsplit.
        change_minor: In minor units; below zero where money goes back.
    """
    if version is None:
        return Shares((credit(unsplit_account(state), change_minor),))
    split = state.terms[version].split
    before = state.applied.get(version, 0)
    after = before + change_minor
    parts = split.parts(before, change_minor)
    lines: list[Line] = []
    for name, part in zip(split.parties, parts, strict=True):
        party = SplitParty(name)
        lines.append(
            Line(
                account=_due_to(party, state, version),
                amount_minor=-part,
                derivation=Derivation.SPLIT,
                step=SplitStep(
                    terms_version=version,
                    party=party,
                    applied_before_minor=before,
                    applied_after_minor=after,
                ),
            )
        )
    return Shares(tuple(lines), parts)


def take_back(state: CaseLedgerState, receipt: Receipt, amount_minor: int) -> Shares:
    """Take applied money of a receipt out of the running total that holds it.

    All of it in one go is shown as the mirror of the receipt's parts, and rounding for
    odd units that have moved since.
    """
    version, given = receipt.terms_version, receipt.parts_minor
    if version is None or not given or amount_minor < receipt.applied_minor:
        return share(state, version, -amount_minor)
    split = state.terms[version].split
    whole = split.whole_reversal(state.applied.get(version, 0), given)
    due = [_due_to(SplitParty(name), state, version) for name in split.parties]
    mirror = (
        credit(account, part, Derivation.MIRROR)
        for account, part in zip(due, whole.mirror, strict=True)
    )
    rounding = (
        credit(account, part, Derivation.ROUNDING)
        for account, part in zip(due, whole.rounding, strict=True)
    )
    return Shares((*mirror, *rounding), whole.parts)


def unsplit_account(state: CaseLedgerState) -> str:
    """Name the account of applied money that no terms split."""
    if state.withdrawn:
        return accounts.due_client(state.client_id)
    return accounts.DUE_UNSPLIT


def net_if_settled(state: CaseLedgerState, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Add the netting of the client's money, once it is known who is due what."""
    if state.terms_version is None and not state.withdrawn:
        return lines
    return net_client(state, lines, _due_to_client(state, state.terms_version))


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
        if line.account in now:
            now[line.account] += line.amount_minor
    owing = sum(now.values())
    target = {due: min(owing, 0), receivable: max(owing, 0), held: 0}
    netting = (
        debit(account, target[account] - balance, Derivation.NETTING)
        for account, balance in now.items()
    )
    return (*lines, *netting)


def _due_to(party: SplitParty, state: CaseLedgerState, version: int) -> str:
    match party:
        case SplitParty.SUBMITTER:
            return accounts.due_partner(state.submitter_id)
        case SplitParty.PLATFORM:
            return accounts.INCOME_SHARE
        case SplitParty.CLIENT:
            return _due_to_client(state, version)
        case _:
            assert_never(party)


def _due_to_client(state: CaseLedgerState, version: int | None) -> str:
    terms = None if version is None else state.terms[version]
    if (
        terms is not None
        and terms.split_basis is SplitBasis.COMMISSION
        and terms.client_paid_by is ClientPaidBy.PARTNER
    ):
        return accounts.due_partner_for_client(state.submitter_id)
    return accounts.due_client(state.client_id)
