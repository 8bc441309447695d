"""How a party's account with the platform is run: statements, payouts, invoices."""

from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar, Final, assert_never

from pydantic import Field, model_validator

from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Message
from debt_domain.values.money import Money

DAYS_OF_A_WEEK: Final = 7


class Billing(StrEnum):
    """Whether fees are invoiced case by case or with the statement."""

    PER_CASE = "PER_CASE"
    MONTHLY = "MONTHLY"


class PayoutSchedule(StrEnum):
    """How often a party is paid out."""

    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"


class PayoutDayError(RejectedError, ValueError):
    """A week has seven days."""

    code: ClassVar[str] = "account_terms.payout_day"

    def __init__(self, *, payout_day: int) -> None:
        accepted = "1 (Monday) to 7 with WEEKLY, 1 to 28 with MONTHLY"
        super().__init__(
            f"payout_day {payout_day} is no day of a week; accepted is {accepted}",
            field="payout_day",
            value=payout_day,
            accepted=accepted,
        )
        self.payout_day = payout_day


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

    @model_validator(mode="after")
    def _has_such_a_day(self) -> "AccountTerms":
        is_weekly = self.payout_schedule is PayoutSchedule.WEEKLY
        if is_weekly and self.payout_day > DAYS_OF_A_WEEK:
            raise PayoutDayError(payout_day=self.payout_day)
        return self

    def next_payout_on(self, day: date) -> date:
        """Give the first day of payout on or after a day.

        >>> AccountTerms(payout_day=5).next_payout_on(date(2026, 12, 6))
        datetime.date(2027, 1, 5)
        """
        match self.payout_schedule:
            case PayoutSchedule.WEEKLY:
                return day + timedelta(
                    days=(self.payout_day - day.isoweekday()) % DAYS_OF_A_WEEK
                )
            case PayoutSchedule.MONTHLY:
                of_month = day.replace(day=self.payout_day)
                in_next = (day.replace(day=28) + timedelta(days=4)).replace(
                    day=self.payout_day
                )
                return of_month if of_month >= day else in_next
            case _:
                assert_never(self.payout_schedule)

    def minimum_payout_minor(self, currency: str) -> int:
        """Give the least that is paid out in a currency, in minor units."""
        return next(
            (x.amount_minor for x in self.minimum_payouts if x.currency == currency), 1
        )
