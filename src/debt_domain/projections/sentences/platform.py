"""What happened in the platform's own ledgers, and to numbers and periods."""

from typing import TypeAlias, assert_never

from debt_domain.accounting.events import EntryPosted
from debt_domain.books.events import BooksEvent, PeriodClosed
from debt_domain.invoice_series.events import InvoiceSeriesEvent, NumberDrawn
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
from debt_domain.projections.sentences.phrases import entry_sentence, words

PlatformEvent: TypeAlias = PlatformLedgerEvent | BooksEvent | InvoiceSeriesEvent
"""What can have happened on the platform's side."""


def platform_sentence(event: PlatformEvent) -> str:
    """Say what happened in a ledger of the platform, to its books or its numbers."""
    match event:
        case UnidentifiedReceiptRecorded() | ReceiptMatched() | ReceiptReturned():
            return _of_receipt(event)
        case PeriodClosed(through=through):
            return f"The books were closed through {through}."
        case NumberDrawn(series=series, number=number, document_id=document_id):
            return f"Number {number} of {series} is that of {document_id}."
        case EntryPosted():
            return entry_sentence(event)
        case _:
            return _of_bank(event)


def _of_bank(
    event: IncomeWithdrawn | ShortageMadeGood | BankCharged | MoneyExchanged,
) -> str:
    match event:
        case IncomeWithdrawn(amount=amount):
            return f"Income of {amount} was taken out of the client account."
        case ShortageMadeGood(amount=amount):
            return f"{amount} of own money was paid into the client account."
        case BankCharged(amount=amount, account=account):
            return f"The bank charged {amount} to the {words(account)} account."
        case MoneyExchanged(sold=sold, bought=bought):
            return f"{sold} was sold for {bought}."
        case _:
            assert_never(event)


def _of_receipt(
    event: UnidentifiedReceiptRecorded | ReceiptMatched | ReceiptReturned,
) -> str:
    match event:
        case UnidentifiedReceiptRecorded(receipt_id=receipt_id, amount=amount):
            return f"Receipt {receipt_id} of {amount} came; nobody knew whose it is."
        case ReceiptMatched(receipt_id=receipt_id, case_id=case_id):
            return f"Receipt {receipt_id} was found to be a payment on case {case_id}."
        case ReceiptReturned(receipt_id=receipt_id, reason=reason):
            return f"Receipt {receipt_id} was sent back: {reason}"
        case _:
            assert_never(event)
