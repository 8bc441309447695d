"""What a ledger answers to a command."""

from datetime import date
from typing import Final, assert_never

from debt_domain.accounting.accounts import DEFERRED_FEE
from debt_domain.accounting.entries import Posting, entry
from debt_domain.accounting.events import EntryPosted
from debt_domain.case_ledger.commands import (
    AdoptTerms,
    CaseLedgerCommand,
    ChargeCaseFee,
    EarnCaseFee,
    OpenClaim,
    PostReceipt,
    PostReversal,
    RefundCaseFee,
    TransferHeldMoney,
    WithdrawClaim,
)
from debt_domain.case_ledger.errors import (
    AmountNotPositiveError,
    CaseFeeAlreadyChargedError,
    ClaimWithdrawnError,
    ForeignClientError,
    HeldMoneyExceededError,
    LedgerAbsentError,
    LedgerExistsError,
    NoDeferredFeeError,
    NothingClaimedError,
    ReceiptExistsError,
    ReversalExceedsReceiptError,
    SameHolderError,
    TermsAlreadyAdoptedError,
    UnknownReceiptError,
)
from debt_domain.case_ledger.events import CaseLedgerEvent, LedgerOpened, TermsAdopted
from debt_domain.case_ledger.rules.case_fee import (
    charge_case_fee,
    earn_case_fee,
    refund_case_fee,
)
from debt_domain.case_ledger.rules.catalogue import Effect
from debt_domain.case_ledger.rules.claim import open_claim, withdraw_claim
from debt_domain.case_ledger.rules.receipt import reapply_overpayment, receive
from debt_domain.case_ledger.rules.reversal import reverse
from debt_domain.case_ledger.rules.terms import split_unsplit
from debt_domain.case_ledger.rules.transfer import transfer_held
from debt_domain.case_ledger.state import CaseLedgerState, bulk, evolve
from debt_domain.kernel.decider import Decider
from debt_domain.values.actor import Role
from debt_domain.values.context import Context
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.holder import Holder, HolderKind
from debt_domain.values.money import Money


def decide(
    command: CaseLedgerCommand, state: CaseLedgerState, context: Context
) -> tuple[CaseLedgerEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        RejectedError: A rule does not allow it; each has a class of its own.
    """
    _require_role(command, context)
    _require_ledger(command, state)
    match command:
        case OpenClaim():
            return _open_claim(command, state, context)
        case AdoptTerms():
            return _adopt_terms(command, state, context)
        case PostReversal():
            return _post_reversal(command, state, context)
        case (
            WithdrawClaim()
            | ChargeCaseFee()
            | EarnCaseFee()
            | RefundCaseFee()
            | PostReceipt()
            | TransferHeldMoney()
        ):
            return (_post(_posting(command, state, context), state, context),)
        case _:
            assert_never(command)


def _posting(
    command: WithdrawClaim
    | ChargeCaseFee
    | EarnCaseFee
    | RefundCaseFee
    | PostReceipt
    | TransferHeldMoney,
    state: CaseLedgerState,
    context: Context,
) -> Posting:
    """Answer the commands that take one entry."""
    match command:
        case WithdrawClaim():
            _require_undecided(command, state)
            return withdraw_claim(state)
        case ChargeCaseFee():
            return _charge_case_fee(command, state)
        case EarnCaseFee():
            _require_deferred_fee(command, state)
            return earn_case_fee(state)
        case RefundCaseFee():
            _require_deferred_fee(command, state)
            return refund_case_fee(state)
        case PostReceipt():
            return _post_receipt(command, state, context)
        case TransferHeldMoney():
            return _transfer_held_money(command, state)
        case _:
            assert_never(command)


def _open_claim(
    command: OpenClaim, state: CaseLedgerState, context: Context
) -> tuple[CaseLedgerEvent, ...]:
    if not command.principal_minor + command.interest_minor + command.fees_minor:
        raise NothingClaimedError
    opened = LedgerOpened(
        case_id=command.case_id,
        client_id=command.client_id,
        currency=command.currency,
        waterfall=command.waterfall,
        opened_on=context.effective_on,
    )
    state = evolve(state, opened)
    return opened, _post(open_claim(command), state, context)


def _charge_case_fee(command: ChargeCaseFee, state: CaseLedgerState) -> Posting:
    _require_amount("fee", command.fee, state)
    if state.fee_payer:
        raise CaseFeeAlreadyChargedError(case_id=state.case_id, payer=state.fee_payer)
    return charge_case_fee(command)


def _adopt_terms(
    command: AdoptTerms, state: CaseLedgerState, context: Context
) -> tuple[CaseLedgerEvent, ...]:
    _require_undecided(command, state)
    _require_currency(command.terms.figures.claim, state)
    unsplit = [key for key, it in state.receipts.items() if it.applied_minor]
    adopted = TermsAdopted(submitter_id=command.submitter_id, terms=command.terms)
    events: list[CaseLedgerEvent] = [adopted]
    state = evolve(state, adopted)
    for payment_id in unsplit:
        posted = _post(split_unsplit(payment_id, state), state, context)
        events.append(posted)
        state = evolve(state, posted)
    return tuple(events)


def _post_receipt(
    command: PostReceipt, state: CaseLedgerState, context: Context
) -> Posting:
    _require_amount("amount", command.amount, state)
    _require_own_client("holder", command.holder, state)
    if command.payment_id in state.receipts:
        raise ReceiptExistsError(payment_id=command.payment_id)
    return receive(command, state, context.effective_on)


def _post_reversal(
    command: PostReversal, state: CaseLedgerState, context: Context
) -> tuple[CaseLedgerEvent, ...]:
    _require_amount("amount", command.amount, state)
    receipt = state.receipts.get(command.payment_id)
    if receipt is None:
        posted = tuple(state.receipts)
        raise UnknownReceiptError(payment_id=command.payment_id, posted=posted)
    left = Money(receipt.left_minor, state.currency)
    if command.amount > left:
        raise ReversalExceedsReceiptError(
            payment_id=command.payment_id, amount=command.amount, left=left
        )
    reversed_ = _post(reverse(command, state), state, context)
    return reversed_, *_fill_reopened(evolve(state, reversed_), context)


def _fill_reopened(
    state: CaseLedgerState, context: Context
) -> tuple[CaseLedgerEvent, ...]:
    """Let overpayments that still lie there fill what a reversal reopened."""
    if state.withdrawn:
        if not state.outstanding_minor:
            return ()
        return (_post(withdraw_claim(state), state, context),)
    events: list[CaseLedgerEvent] = []
    for payment_id, receipt in state.receipts.items():
        if receipt.overpaid_minor and state.outstanding_minor:
            posting = reapply_overpayment(payment_id, state)
            posted = _post(posting, state, context)
            events.append(posted)
            state = evolve(state, posted)
    return tuple(events)


def _transfer_held_money(command: TransferHeldMoney, state: CaseLedgerState) -> Posting:
    _require_amount("amount", command.amount, state)
    _require_own_client("giver", command.giver, state)
    _require_own_client("taker", command.taker, state)
    if command.giver == command.taker:
        raise SameHolderError(holder=command.taker)
    held = Money(state.held_minor(command.giver), state.currency)
    if command.amount > held:
        raise HeldMoneyExceededError(
            giver=command.giver, amount=command.amount, held=held
        )
    return transfer_held(command, state)


def _post(posting: Posting, state: CaseLedgerState, context: Context) -> EntryPosted:
    return entry(
        posting,
        currency=state.currency,
        effective_on=max(context.effective_on, _first_day(posting, state)),
        cause=None if context.cause is None else str(context.cause),
    )


def _first_day(posting: Posting, state: CaseLedgerState) -> date:
    """Give the first day on which there is something to post to.

    Money moves after it came, and a claim is withdrawn as it stands after all entries.
    """
    if posting.rule.effect is Effect.WITHDRAWAL:
        return state.posted_on
    if posting.receipt is None:
        return state.opened_on
    return max(state.opened_on, posting.receipt.effective_on)


def _require_role(command: CaseLedgerCommand, context: Context) -> None:
    """Postings follow from facts of the case; only held money is moved by people."""
    name = type(command).__name__
    if isinstance(command, TransferHeldMoney):
        context.require_role(name, Role.PLATFORM, Role.FINANCE)
    else:
        context.require_role(name, Role.SYSTEM)


def _require_ledger(command: CaseLedgerCommand, state: CaseLedgerState) -> None:
    if isinstance(command, OpenClaim):
        if state.case_id:
            raise LedgerExistsError(case_id=command.case_id)
    elif not state.case_id:
        raise LedgerAbsentError(case_id=command.case_id)


def _require_undecided(
    command: AdoptTerms | WithdrawClaim, state: CaseLedgerState
) -> None:
    name = type(command).__name__
    if state.withdrawn:
        raise ClaimWithdrawnError(command=name, case_id=state.case_id)
    if state.terms_version is not None:
        raise TermsAlreadyAdoptedError(command=name, terms_version=state.terms_version)


def _require_deferred_fee(
    command: EarnCaseFee | RefundCaseFee, state: CaseLedgerState
) -> None:
    if not state.balance(DEFERRED_FEE):
        name = type(command).__name__
        raise NoDeferredFeeError(command=name, case_id=state.case_id)


def _require_amount(field: str, amount: Money, state: CaseLedgerState) -> None:
    _require_currency(amount, state)
    if amount.amount_minor <= 0:
        raise AmountNotPositiveError(field=field, amount=amount)


def _require_currency(amount: Money, state: CaseLedgerState) -> None:
    if amount.currency != state.currency:
        raise CurrencyMismatchError(left=state.currency, right=amount.currency)


def _require_own_client(field: str, holder: Holder, state: CaseLedgerState) -> None:
    if holder.kind is HolderKind.CLIENT and holder.party_id != state.client_id:
        raise ForeignClientError(field=field, holder=holder, client_id=state.client_id)


CASE_LEDGER: Final[
    Decider[CaseLedgerCommand, CaseLedgerEvent, CaseLedgerState, Context]
] = Decider(initial=CaseLedgerState(), decide=decide, evolve=evolve, bulk=bulk)
