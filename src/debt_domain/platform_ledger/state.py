"""What the platform's ledger has to know to answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple, assert_never

from debt_domain.accounting.events import EntryPosted
from debt_domain.platform_ledger.events import (
    BankCharged,
    IncomeWithdrawn,
    MoneyExchanged,
    PlatformLedgerEvent,
    ReceiptMatched,
    ReceiptReturned,
    ShortageMadeGood,
    UnidentifiedReceiptRecorded,
)
from debt_domain.platform_ledger.model import ReceiptStatus
from debt_domain.values.money import Money


class UnidentifiedReceipt(NamedTuple):
    """A receipt that came without a name to it."""

    amount: Money
    received_on: date
    status: ReceiptStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformLedgerState:
    """The platform's ledger of a currency.

    Attributes:
        receipts: Those that came without a name, by id.
        recorded: The ids of withdrawals, transfers, charges and exchanges, each with
            the name of its field in front.
    """

    receipts: Mapping[str, UnidentifiedReceipt] = field(
        default_factory=dict[str, UnidentifiedReceipt]
    )
    recorded: frozenset[tuple[str, str]] = frozenset()


def evolve(
    state: PlatformLedgerState, event: PlatformLedgerEvent
) -> PlatformLedgerState:
    """Apply one fact. Total: a recorded fact is never refused."""
    match event:
        case UnidentifiedReceiptRecorded() | ReceiptMatched() | ReceiptReturned():
            receipts = {**state.receipts, event.receipt_id: _receipt(event, state)}
            return replace(state, receipts=receipts)
        case IncomeWithdrawn() | ShortageMadeGood() | BankCharged() | MoneyExchanged():
            return replace(state, recorded=state.recorded | {_id_of(event)})
        case EntryPosted():
            return state
        case _:
            assert_never(event)


def _receipt(
    event: UnidentifiedReceiptRecorded | ReceiptMatched | ReceiptReturned,
    state: PlatformLedgerState,
) -> UnidentifiedReceipt:
    match event:
        case UnidentifiedReceiptRecorded(amount=amount, received_on=received_on):
            status = ReceiptStatus.UNIDENTIFIED
            return UnidentifiedReceipt(amount, received_on, status)
        case ReceiptMatched(receipt_id=key):
            return state.receipts[key]._replace(status=ReceiptStatus.MATCHED)
        case ReceiptReturned(receipt_id=key):
            return state.receipts[key]._replace(status=ReceiptStatus.RETURNED)
        case _:
            assert_never(event)


def _id_of(
    event: IncomeWithdrawn | ShortageMadeGood | BankCharged | MoneyExchanged,
) -> tuple[str, str]:
    match event:
        case IncomeWithdrawn(withdrawal_id=key):
            return "withdrawal_id", key
        case ShortageMadeGood(transfer_id=key):
            return "transfer_id", key
        case BankCharged(charge_id=key):
            return "charge_id", key
        case MoneyExchanged(exchange_id=key):
            return "exchange_id", key
        case _:
            assert_never(event)
