"""Receipts: what comes in, goes back, covers more or less, and who is due what of it."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.accounting.model import Derivation, Line, ReceiptChange
from debt_domain.case_ledger.receipts import Receipt
from debt_domain.case_ledger.replay import Amounts
from debt_domain.case_ledger.rules.catalogue import (
    REAPPLY_OVERPAYMENT,
    RESTATE,
    REVERSE,
    CaseRule,
)
from debt_domain.case_ledger.rules.claim import cover
from debt_domain.case_ledger.rules.costs import recover_costs, recovered
from debt_domain.case_ledger.rules.parties import net_if_settled
from debt_domain.case_ledger.rules.pots import change_pots, pots_of
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.money import Money


class Cash(NamedTuple):
    """Money that comes into a holder's hands, or below zero leaves them.

    Attributes:
        amount_minor: In the case's currency.
        foreign: What it is in the currency in which it came, if another.
    """

    amount_minor: int
    foreign: Money | None = None


NO_CASH: Final = Cash(0)


def change_receipt(
    state: CaseLedgerState,
    payment_id: str,
    receipt: Receipt,
    change: Amounts,
    covered: Amounts,
    own: tuple[CaseRule, Cash] | None = None,
) -> Posting:
    """Dr Recovered · Cr Debtor:*; Dr Held:x · Cr to each its part · Cr Due:Debtor.

    The reverse where money goes back or covers less. What covers the claim is shared
    out, costs advanced first; the rest is the debtor's.

    Args:
        state: The ledger before.
        payment_id: Which receipt.
        receipt: As it was before; of a new one, without any money.
        change: The change of what it covers of the claim, in minor units.
        covered: What it covers after that.
        own: The rule and the money of the fact itself; None: another fact changes what
            this receipt covers.
    """
    rule, cash = (_of_change(change), NO_CASH) if own is None else own
    applied = sum(change.values())
    costs = recovered(state, receipt, applied)
    target = pots_of(state, receipt, covered, sum(costs.values()))
    cost_lines, recoveries = recover_costs(state, receipt, costs)
    whole = rule is REVERSE and -cash.amount_minor == receipt.left_minor
    shares = change_pots(state, receipt, target, mirrored=whole)
    overpaid = cash.amount_minor - applied
    exceeding = (credit(accounts.DUE_DEBTOR, overpaid, Derivation.OVERPAYMENT),)
    entitled = (*cost_lines, *shares.lines)
    money = _money(state, receipt, cash)
    # Debits first, as an accountant reads them.
    settlement = (
        (*money, *entitled, *exceeding)
        if cash.amount_minor > 0
        else (*shares.lines, *cost_lines, *exceeding, *money)
        if applied < 0
        else (*exceeding, *entitled, *money)
    )
    receipt_change = ReceiptChange(
        payment_id=payment_id,
        holder=receipt.holder,
        effective_on=receipt.effective_on,
        terms_number=state.number_on(receipt.effective_on),
        applied_minor=applied,
        overpaid_minor=overpaid,
        pots=shares.pots,
        costs=recoveries,
    )
    lines = net_if_settled(state, (*cover(state, change), *settlement))
    return Posting(rule, lines, receipt_change)


def reshare(
    state: CaseLedgerState,
    payment_id: str,
    covered: Amounts,
    costs: Mapping[str, int],
    rule: CaseRule,
) -> Posting | None:
    """Take back what each was given of a receipt, and give to each its new part.

    Args:
        state: The ledger before, with the new terms or collectors.
        payment_id: Which receipt.
        covered: What it covers of the claim; this does not change.
        costs: What of it shall recover which cost.
        rule: What is posted.

    Returns:
        None where nothing changes.
    """
    receipt = state.receipts[payment_id]
    target = pots_of(state, receipt, covered, sum(costs.values()))
    cost_lines, recoveries = recover_costs(state, receipt, costs)
    shares = change_pots(state, receipt, target)
    if not shares.pots and not recoveries:
        return None
    change = ReceiptChange(
        payment_id=payment_id,
        holder=receipt.holder,
        effective_on=receipt.effective_on,
        terms_number=state.number_on(receipt.effective_on),
        applied_minor=0,
        overpaid_minor=0,
        pots=shares.pots,
        costs=recoveries,
    )
    lines = net_if_settled(state, (*shares.lines, *cost_lines))
    return Posting(rule, lines, change)


def part_of(receipt: Receipt, amount_minor: int) -> Cash:
    """Give money that goes back, in the currency in which it came too.

    A part is the exact share of what is left of the foreign amount, rounded half up.
    """
    if receipt.foreign is None:
        return Cash(-amount_minor)
    left, foreign = receipt.left_minor, receipt.foreign
    share = (2 * foreign.amount_minor * amount_minor + left) // (2 * left)
    return Cash(-amount_minor, Money(-share, foreign.currency))


def _of_change(change: Amounts) -> CaseRule:
    more = all(minor > 0 for minor in change.values())
    return REAPPLY_OVERPAYMENT if more else RESTATE


def _money(state: CaseLedgerState, receipt: Receipt, cash: Cash) -> tuple[Line, ...]:
    account = accounts.held(receipt.holder)
    if cash.foreign is None:
        return (debit(account, cash.amount_minor),)
    currency, minor = cash.foreign.currency, cash.foreign.amount_minor
    own = accounts.conversion(state.currency)
    return (
        _foreign(account, minor, currency),
        _foreign(accounts.conversion(currency), -minor, currency),
        debit(own, cash.amount_minor, Derivation.CONVERSION),
    )


def _foreign(account: str, amount_minor: int, currency: str) -> Line:
    return Line(
        account=account,
        amount_minor=amount_minor,
        derivation=Derivation.CONVERSION,
        currency=currency,
    )
