"""Receipts of which nobody knows yet whose they are."""

from typing import TypeAlias, assert_never

from debt_domain.accounting.entries import Posting
from debt_domain.platform_ledger.commands import (
    MatchReceipt,
    RecordUnidentifiedReceipt,
    ReturnReceipt,
)
from debt_domain.platform_ledger.decisions.requirements import (
    require_not_future,
    require_positive,
)
from debt_domain.platform_ledger.errors import (
    CaseIsTestError,
    IdReusedError,
    PaymentKnownError,
    ReceiptSettledError,
    ReturnBeforeReceiptError,
    UnknownUnidentifiedReceiptError,
)
from debt_domain.platform_ledger.events import (
    PlatformFact,
    ReceiptMatched,
    ReceiptReturned,
    UnidentifiedReceiptRecorded,
)
from debt_domain.platform_ledger.model import PlatformLedgerContext, ReceiptStatus
from debt_domain.platform_ledger.rules.suspense import (
    match_receipt,
    receive_unidentified,
    return_receipt,
)
from debt_domain.platform_ledger.state import PlatformLedgerState, UnidentifiedReceipt

_Answer: TypeAlias = tuple[PlatformFact, Posting]


def decide(
    command: RecordUnidentifiedReceipt | MatchReceipt | ReturnReceipt,
    state: PlatformLedgerState,
    context: PlatformLedgerContext,
) -> _Answer:
    """Answer a command about a receipt without a name."""
    match command:
        case RecordUnidentifiedReceipt():
            return _record(command, state, context)
        case MatchReceipt():
            return _match(command, state, context)
        case ReturnReceipt():
            return _return(command, state, context)
        case _:
            assert_never(command)


def _record(
    command: RecordUnidentifiedReceipt,
    state: PlatformLedgerState,
    context: PlatformLedgerContext,
) -> _Answer:
    require_positive("amount", command.amount)
    require_not_future("received_on", command.received_on, context)
    if command.receipt_id in state.receipts:
        raise IdReusedError(field="receipt_id", value=command.receipt_id)
    recorded = UnidentifiedReceiptRecorded(
        receipt_id=command.receipt_id,
        amount=command.amount,
        received_on=command.received_on,
        reference=command.reference,
    )
    return recorded, receive_unidentified(command.amount.amount_minor)


def _match(
    command: MatchReceipt, state: PlatformLedgerState, context: PlatformLedgerContext
) -> _Answer:
    receipt = _waiting(command.receipt_id, state)
    if context.case_is_test:
        raise CaseIsTestError(case_id=command.case_id)
    if context.payment_known:
        raise PaymentKnownError(case_id=command.case_id, payment_id=command.payment_id)
    matched = ReceiptMatched(
        receipt_id=command.receipt_id,
        case_id=command.case_id,
        payment_id=command.payment_id,
        amount=receipt.amount,
        received_on=receipt.received_on,
    )
    return matched, match_receipt(receipt.amount.amount_minor)


def _return(
    command: ReturnReceipt, state: PlatformLedgerState, context: PlatformLedgerContext
) -> _Answer:
    receipt = _waiting(command.receipt_id, state)
    require_not_future("returned_on", command.returned_on, context)
    if command.returned_on < receipt.received_on:
        raise ReturnBeforeReceiptError(
            returned_on=command.returned_on, received_on=receipt.received_on
        )
    returned = ReceiptReturned(
        receipt_id=command.receipt_id,
        amount=receipt.amount,
        returned_on=command.returned_on,
        reason=command.reason,
    )
    return returned, return_receipt(receipt.amount.amount_minor)


def _waiting(receipt_id: str, state: PlatformLedgerState) -> UnidentifiedReceipt:
    receipt = state.receipts.get(receipt_id)
    if receipt is None:
        waiting = tuple(
            key
            for key, it in state.receipts.items()
            if it.status is ReceiptStatus.UNIDENTIFIED
        )
        raise UnknownUnidentifiedReceiptError(receipt_id=receipt_id, waiting=waiting)
    if receipt.status is not ReceiptStatus.UNIDENTIFIED:
        raise ReceiptSettledError(receipt_id=receipt_id, status=receipt.status)
    return receipt
