"""What a party's own account changes of its position, from the account's facts alone."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from debt_domain.kernel.message import Event
from debt_domain.party_ledger.events import (
    BalanceWrittenOff,
    CreditNoteIssued,
    InvoiceIssued,
    InvoicePaymentRecorded,
    PayoutFailed,
    PayoutInstructed,
    PayoutReturned,
    RemittanceRecorded,
    StatementIssued,
)


class PartyAccount:
    """Statements, payouts, remittances and invoices, as they come.

    Netting, and an invoice without tax, move what is owed from one account to another
    and change no position.

    Args:
        party: As `debt_domain.accounting.positions` names it.
    """

    def __init__(self, party: str) -> None:
        self.party = party
        self._owed_minor = 0
        self._payouts: dict[str, int] = {}

    def take(self, event: Event) -> None:
        """Take in the next event of the account."""
        self._owed_minor += self._change(event)

    def positions(self) -> Mapping[str, int]:
        """Give what the party is owed by this account, and the platform the reverse."""
        return {self.party: self._owed_minor, "PLATFORM": -self._owed_minor}

    def _change(self, event: Event) -> int:
        match event:
            case StatementIssued():
                return -_tax(event)
            case InvoiceIssued() | CreditNoteIssued():
                return _tax_of_fee(event)
            case PayoutInstructed() | PayoutFailed() | PayoutReturned():
                return self._paid_out(event)
            case RemittanceRecorded() | InvoicePaymentRecorded() | BalanceWrittenOff():
                return event.amount_minor
            case _:
                return 0

    def _paid_out(self, event: PayoutInstructed | PayoutFailed | PayoutReturned) -> int:
        if isinstance(event, PayoutInstructed):
            self._payouts[event.payout_id] = event.amount_minor
            return -event.amount_minor
        return self._payouts[event.payout_id]


def _tax(issued: StatementIssued) -> int:
    """Give the tax on what was supplied: half a unit is rounded away from zero."""
    if issued.reverse_charge:
        return 0
    exact = Decimal(issued.supplied_minor * issued.vat_bps).scaleb(-4)
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def _tax_of_fee(event: InvoiceIssued | CreditNoteIssued) -> int:
    """Give the tax of a fee that has an invoice of its own, or has it no more.

    The fee itself was charged by its case.
    """
    if not event.net_minor:
        return 0
    tax_minor = event.amount_minor - event.net_minor
    return -tax_minor if isinstance(event, InvoiceIssued) else tax_minor
