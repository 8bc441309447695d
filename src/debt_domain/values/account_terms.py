"""How a party's account with the platform is run: statements, payouts, invoices."""

from enum import StrEnum

from pydantic import Field

from debt_domain.kernel.message import Message
from debt_domain.values.money import Money


class Billing(StrEnum):
    """Whether fees are invoiced case by case or with the statement."""

    PER_CASE = "PER_CASE"
    MONTHLY = "MONTHLY"


class PayoutSchedule(StrEnum):
    """How often a party is paid out."""

    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"


class AccountTerms(Message, frozen=True):
    """What statement, payout and invoice go by.

    Attributes:
        billing: How fees are invoiced.
        payout_schedule: How often there is a payout.
        payout_day: Of the month (1 to 28), or of the week (1 is Monday).
        minimum_payouts: No less is paid out; one amount for each currency, none: any.
        netting_days: So long a debt waits for later entitlements before it is
            invoiced; 0: it is invoiced with the statement.
        payment_days: So long an invoice may stay open before it is overdue.
        vat_bps: VAT on fees and shares, in hundredths of a percent.
        reverse_charge: The party owes the VAT itself: none is charged.
    """

    billing: Billing = Billing.MONTHLY
    payout_schedule: PayoutSchedule = PayoutSchedule.MONTHLY
    payout_day: int = Field(default=1, ge=1, le=28)
    minimum_payouts: tuple[Money, ...] = ()
    netting_days: int = Field(default=0, ge=0)
    payment_days: int = Field(default=14, ge=0)
    vat_bps: int = Field(default=0, ge=0, le=10_000)
    reverse_charge: bool = False

    def minimum_payout_minor(self, currency: str) -> int:
        """Give the least that is paid out in a currency, in minor units."""
        return next(
            (x.amount_minor for x in self.minimum_payouts if x.currency == currency), 1
        )
