"""Payouts: never above the closing balance, nor above what money in hand covers."""

from debt_domain.party_ledger.balances import added, position
from debt_domain.party_ledger.commands import (
    ConfirmPayout,
    FailPayout,
    InstructPayout,
    ReturnPayout,
)
from debt_domain.party_ledger.decisions.posting import (
    post,
    require_amount,
    require_past,
)
from debt_domain.party_ledger.errors import (
    BelowMinimumPayoutError,
    PayoutExceedsBalanceError,
    PayoutExistsError,
    PayoutNotFundedError,
    PayoutStatusError,
    UnknownPayoutError,
)
from debt_domain.party_ledger.events import (
    PartyLedgerEvent,
    PayoutConfirmed,
    PayoutFailed,
    PayoutInstructed,
    PayoutReturned,
)
from debt_domain.party_ledger.model import PartyLedgerContext, PayoutStatus, changes
from debt_domain.party_ledger.rules.payout import (
    confirm_payout,
    fail_payout,
    instruct_payout,
    return_payout,
)
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.values.money import Money


def instruct(
    command: InstructPayout, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Take the money out of what is due; it is on its way.

    Raises:
        PayoutExistsError: The id was used.
        BelowMinimumPayoutError: It is less than the account's minimum.
        PayoutExceedsBalanceError: It is more than the last statement closed with.
        PayoutNotFundedError: It is more than money in hand covers.
    """
    require_amount(command.amount, command)
    require_past("instructed_on", command.instructed_on, context)
    if command.payout_id in state.payouts:
        raise PayoutExistsError(payout_id=command.payout_id)
    _require_payable(command, state, context)
    _require_funded(command, state, context)
    amount_minor = command.amount.amount_minor
    instructed = PayoutInstructed(
        party=command.party,
        currency=command.currency,
        payout_id=command.payout_id,
        amount_minor=amount_minor,
        instructed_on=command.instructed_on,
    )
    posting = instruct_payout(command.party, amount_minor)
    return instructed, post(posting, command, context, command.instructed_on)


def confirm(
    command: ConfirmPayout, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Take the money out of the client account.

    Raises:
        UnknownPayoutError: There is no such payout.
        PayoutStatusError: It is not on its way.
    """
    amount_minor = _amount(command, PayoutStatus.INSTRUCTED, state)
    posting = confirm_payout(command.party, amount_minor)
    return (
        PayoutConfirmed(payout_id=command.payout_id),
        post(posting, command, context),
    )


def fail(
    command: FailPayout, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Give back what never left.

    Raises:
        UnknownPayoutError: There is no such payout.
        PayoutStatusError: It is not on its way.
    """
    amount_minor = _amount(command, PayoutStatus.INSTRUCTED, state)
    failed = PayoutFailed(payout_id=command.payout_id, reason=command.reason)
    return failed, post(fail_payout(command.party, amount_minor), command, context)


def give_back(
    command: ReturnPayout, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Give back what had left and came back.

    Raises:
        UnknownPayoutError: There is no such payout.
        PayoutStatusError: It has not left.
    """
    amount_minor = _amount(command, PayoutStatus.CONFIRMED, state)
    returned = PayoutReturned(payout_id=command.payout_id, reason=command.reason)
    return returned, post(return_payout(command.party, amount_minor), command, context)


def _amount(
    command: ConfirmPayout | FailPayout | ReturnPayout,
    needed: PayoutStatus,
    state: PartyLedgerState,
) -> int:
    payout = state.payouts.get(command.payout_id)
    if payout is None:
        raise UnknownPayoutError(payout_id=command.payout_id)
    if payout.status is not needed:
        raise PayoutStatusError(
            payout_id=command.payout_id, status=payout.status, needed=needed
        )
    return payout.amount_minor


def _require_payable(
    command: InstructPayout, state: PartyLedgerState, context: PartyLedgerContext
) -> None:
    amount, currency = command.amount, command.currency
    minimum = Money(context.terms.minimum_payout_minor(currency), currency)
    if amount < minimum:
        raise BelowMinimumPayoutError(amount=amount, minimum=minimum)
    payable = Money(max(0, state.payable_minor), currency)
    if amount > payable:
        raise PayoutExceedsBalanceError(amount=amount, payable=payable)


def _require_funded(
    command: InstructPayout, state: PartyLedgerState, context: PartyLedgerContext
) -> None:
    """Refuse to pay out what is not there.

    What is funded is what the party is owed now, less what is due to it out of cases
    whose money is not in the platform's hands (`unfunded_minor`; how it is counted is
    said in `application.funding`). A payment reversed after the statement lowers what
    the party is owed, and with it what is funded.
    """
    now = added(state.accounts, changes(context.gathered.entries))
    balance_minor = position(command.party, now)
    if command.amount.amount_minor > balance_minor - context.unfunded_minor:
        raise PayoutNotFundedError(
            amount=command.amount,
            balance=Money(balance_minor, command.currency),
            unfunded=Money(context.unfunded_minor, command.currency),
        )
