"""What moves money."""

from dataclasses import replace
from datetime import date

from debt_domain.accounting import accounts
from debt_domain.case_ledger.commands import (
    PassOnToClient,
    PostReceipt,
    PostReversal,
    RefundOverpayment,
    TransferHeldMoney,
)
from debt_domain.case_ledger.decisions.checks import (
    require_amount,
    require_own_client,
    require_receipt,
)
from debt_domain.case_ledger.errors import (
    AmountNotPositiveError,
    ConversionCurrencyError,
    HeldMoneyExceededError,
    MoneyAccountedForError,
    PassOnExceedsDueError,
    ReceiptExistsError,
    RefundExceedsOverpaymentError,
    ReversalExceedsReceiptError,
    SameHolderError,
)
from debt_domain.case_ledger.journal import Journal
from debt_domain.case_ledger.receipts import Receipt
from debt_domain.case_ledger.replay import Amounts
from debt_domain.case_ledger.restating import OwnReceipt, restate
from debt_domain.case_ledger.rules.catalogue import (
    RECEIVE,
    REFUND_OVERPAYMENT,
    REVERSE,
    CaseRule,
)
from debt_domain.case_ledger.rules.money import Cash, change_receipt, part_of
from debt_domain.case_ledger.rules.transfer import pass_on, transfer_held
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.conversion import Conversion
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Component


def receive(command: PostReceipt, journal: Journal) -> None:
    """Post a payment; it covers what was open on its day."""
    state, on = journal.state, journal.context.effective_on
    require_amount("amount", command.amount, state)
    require_own_client("holder", command.holder, state)
    if command.conversion is not None:
        _require_foreign(command.conversion, state)
    if command.payment_id in state.receipts:
        raise ReceiptExistsError(payment_id=command.payment_id)
    conversion = command.conversion
    cash = Cash(
        command.amount.amount_minor, None if conversion is None else conversion.original
    )
    receipt = _without_money(command, state, on)
    since = receipt.posted_on
    if on >= state.latest_on and not state.balance(accounts.WRITTEN_OFF):
        change = covered_last(state, cash.amount_minor)
        fact = RECEIVE, cash
        posting = change_receipt(
            state, command.payment_id, receipt, change, change, fact
        )
        journal.post(posting, since)
        return
    came = receipt._replace(net=((since, cash.amount_minor),))
    after = _with(state, command.payment_id, came)
    own = OwnReceipt(command.payment_id, receipt, RECEIVE, cash)
    restate(journal, state, after, since, own=own)


def reverse(command: PostReversal, journal: Journal) -> None:
    """Take a payment back; what it covered is open for other money."""
    state = journal.state
    require_amount("amount", command.amount, state)
    receipt = require_receipt(command.payment_id, state)
    left = Money(receipt.left_minor, state.currency)
    if command.amount > left:
        raise ReversalExceedsReceiptError(
            payment_id=command.payment_id, amount=command.amount, left=left
        )
    since = max(journal.context.effective_on, receipt.net[0][0])
    first = min(receipt.reversed_on or date.max, since)
    _give_back(journal, command, since, REVERSE, receipt._replace(reversed_on=first))


def refund(command: RefundOverpayment, journal: Journal) -> None:
    """Give the debtor back at most what of a payment lies there as overpaid."""
    state = journal.state
    require_amount("amount", command.amount, state)
    receipt = require_receipt(command.payment_id, state)
    overpaid = Money(receipt.overpaid_minor, state.currency)
    if command.amount > overpaid:
        raise RefundExceedsOverpaymentError(
            payment_id=command.payment_id, amount=command.amount, overpaid=overpaid
        )
    since = max(journal.context.effective_on, receipt.posted_on)
    _give_back(journal, command, since, REFUND_OVERPAYMENT, receipt)


def transfer(command: TransferHeldMoney, journal: Journal) -> None:
    """Move money that the giver holds."""
    state = journal.state
    require_amount("amount", command.amount, state)
    require_own_client("giver", command.giver, state)
    require_own_client("taker", command.taker, state)
    if command.giver == command.taker:
        raise SameHolderError(holder=command.taker)
    held = Money(state.held_minor(command.giver), state.currency)
    if command.amount > held:
        raise HeldMoneyExceededError(
            giver=command.giver, amount=command.amount, held=held
        )
    _require_unremitted(command, journal.context.giver_holds_minor)
    journal.post(transfer_held(command, state), journal.context.effective_on)


def _require_unremitted(command: TransferHeldMoney, holds_minor: int | None) -> None:
    """Refuse what a partner has remitted, or what a statement has netted, already."""
    if holds_minor is None or command.amount.amount_minor <= holds_minor:
        return
    holds = Money(max(0, holds_minor), command.amount.currency)
    raise MoneyAccountedForError(
        giver=command.giver, amount=command.amount, holds=holds
    )


def pass_to_client(command: PassOnToClient, journal: Journal) -> None:
    """Settle at most what a partner has to pass on."""
    state = journal.state
    require_amount("amount", command.amount, state)
    account = accounts.due_partner_for_client(command.partner_id)
    due = Money(-state.balance(account), state.currency)
    if command.amount > due:
        raise PassOnExceedsDueError(
            partner_id=command.partner_id, amount=command.amount, due=due
        )
    journal.post(pass_on(command, state), journal.context.effective_on)


def covered_last(state: CaseLedgerState, amount_minor: int) -> Amounts:
    """Tell what money covers that comes after everything else on the books.

    It is what a replay of all facts would give, at the price of one look at the
    balances; where something was written off, only the replay knows.
    """
    covered: dict[Component, int] = {}
    for component in state.waterfall.order:
        taken = min(amount_minor, state.balance(accounts.DEBTOR[component]))
        if taken:
            covered[component] = taken
            amount_minor -= taken
    return covered


def _without_money(command: PostReceipt, state: CaseLedgerState, on: date) -> Receipt:
    return Receipt(
        holder=command.holder,
        effective_on=on,
        position=state.recorded + 1,
        net=(),
        reversed_on=None,
        posted_on=max(on, state.opened_on),
        terms_number=None,
        applied_minor=0,
        overpaid_minor=0,
        pots={},
        costs={},
        foreign=None,
    )


def _give_back(
    journal: Journal,
    command: PostReversal | RefundOverpayment,
    since: date,
    rule: CaseRule,
    receipt: Receipt,
) -> None:
    state, minor = journal.state, command.amount.amount_minor
    gone = receipt._replace(net=(*receipt.net, (since, -minor)))
    after = _with(state, command.payment_id, gone)
    cash = part_of(receipt, minor)
    own = OwnReceipt(command.payment_id, state.receipts[command.payment_id], rule, cash)
    restate(journal, state, after, since, own=own)


def _with(state: CaseLedgerState, payment_id: str, receipt: Receipt) -> CaseLedgerState:
    receipts = state.receipts.copy()
    receipts.put(payment_id, receipt)
    return replace(state, receipts=receipts)


def _require_foreign(conversion: Conversion, state: CaseLedgerState) -> None:
    original = conversion.original
    if original.currency == state.currency:
        raise ConversionCurrencyError(currency=state.currency)
    if original.amount_minor <= 0:
        raise AmountNotPositiveError(field="conversion.original", amount=original)
