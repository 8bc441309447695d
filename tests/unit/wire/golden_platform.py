"""What the golden files of the platform's ledger say."""

from datetime import date
from typing import Final

from debt_domain.kernel.message import Event
from debt_domain.platform_ledger.events import (
    BankCharged,
    IncomeWithdrawn,
    MoneyExchanged,
    ReceiptMatched,
    ReceiptReturned,
    ShortageMadeGood,
    UnidentifiedReceiptRecorded,
)
from debt_domain.platform_ledger.model import BankAccount
from debt_domain.values.money import Money

_DAY: Final = date(2026, 2, 27)
_AMOUNT: Final = Money(500_00, "EUR")

PLATFORM_EVENTS: Final[tuple[Event, ...]] = (
    UnidentifiedReceiptRecorded(
        receipt_id="R-1", amount=_AMOUNT, received_on=_DAY, reference="B4C12A34"
    ),
    ReceiptMatched(
        receipt_id="R-1",
        case_id="C-1",
        payment_id="P-1",
        amount=_AMOUNT,
        received_on=_DAY,
    ),
    ReceiptReturned(
        receipt_id="R-1", amount=_AMOUNT, returned_on=_DAY, reason="unknown payer"
    ),
    IncomeWithdrawn(withdrawal_id="W-1", amount=_AMOUNT),
    ShortageMadeGood(transfer_id="T-1", amount=_AMOUNT),
    BankCharged(
        charge_id="B-1",
        amount=Money(11_90, "EUR"),
        charged_on=_DAY,
        account=BankAccount.CLIENT,
        vat=Money(1_90, "EUR"),
    ),
    MoneyExchanged(
        exchange_id="X-1",
        sold=Money(1_000_00, "USD"),
        bought=Money(920_00, "EUR"),
        carried=Money(925_00, "EUR"),
        exchanged_on=_DAY,
        source="advice of the bank",
    ),
)
