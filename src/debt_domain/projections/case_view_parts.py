"""What a case as it stands now is made of: claim, payments, price, milestones."""

from datetime import date
from typing import assert_never

from debt_domain.accounting.accounts import DEBTOR
from debt_domain.accounting.events import Entry
from debt_domain.case.events import (
    PaymentRecorded,
    PaymentRejected,
    PaymentReversed,
    PaymentVerified,
)
from debt_domain.case.model import AssignmentRole, Milestone
from debt_domain.kernel.message import Message
from debt_domain.projections.rows import changed
from debt_domain.values.money import Money
from debt_domain.values.price import Price, PriceSource
from debt_domain.values.text import Share, Text
from debt_domain.values.waterfall import Component


class ComponentView(Message, frozen=True):
    """One component of the claim, in minor units.

    Attributes:
        component: Which one.
        claimed_minor: As claimed at submission.
        outstanding_minor: What the ledger says is still owed.
    """

    component: Component
    claimed_minor: int = 0
    outstanding_minor: int = 0


class PaymentsView(Message, frozen=True):
    """The payments in sum.

    Attributes:
        reported: How many were reported, the verified ones included.
        verified: How many of these were verified.
        rejected: How many of these never came.
        reversed: How many of the verified were reversed until nothing was left.
        paid_minor: What was verified less what was reversed, in minor units.
    """

    reported: int = 0
    verified: int = 0
    rejected: int = 0
    reversed: int = 0
    paid_minor: int = 0


class Engagement(Message, frozen=True):
    """The last partner that was charged with a role.

    Attributes:
        partner_id: The partner.
        role: The role.
        since_position: The place in the log from which it was charged.
        handed_over: Whether it sees what others did before.
        milestones: How many milestones the case had reached before.
        payments: The payments before, in sum.
    """

    partner_id: str
    role: AssignmentRole
    since_position: int
    handed_over: bool = False
    milestones: int = 0
    payments: PaymentsView = PaymentsView()


class MilestoneView(Message, frozen=True):
    """What the case has reached, for the first time.

    Attributes:
        milestone: Which one.
        reached_on: The day; of an activity the one in UTC.
    """

    milestone: Milestone
    reached_on: date


class PriceView(Message, frozen=True):
    """What the case costs its client, as last determined.

    Attributes:
        source: What said it.
        applies_to: Whose tariff it was, or which quote; None for the default.
        bracket_from: From which claim on the base rate counts; None for a quote.
        base_rate: The part of the money that the source says.
        uplift: What is added for age.
        rate: Both together, exact.
        charged_rate: The same as it is charged.
        principal: What was priced; another principal may have another price.
    """

    source: PriceSource
    applies_to: Text | None
    bracket_from: Money | None
    base_rate: Share
    uplift: Share
    rate: Share
    charged_rate: Share
    principal: Money


def posted(
    components: tuple[ComponentView, ...], entry: Entry
) -> tuple[ComponentView, ...]:
    """Follow what an entry changes of what is owed."""
    owed: dict[str, int] = {}
    for line in entry.lines:
        owed[line.account] = owed.get(line.account, 0) + line.amount_minor
    return tuple(
        changed(x, outstanding_minor=x.outstanding_minor + change)
        if (change := owed.get(DEBTOR[x.component]))
        else x
        for x in components
    )


def paid(
    payments: PaymentsView,
    event: PaymentRecorded | PaymentVerified | PaymentRejected | PaymentReversed,
) -> PaymentsView:
    """Count what became of a payment."""
    match event:
        case PaymentRecorded():
            return changed(payments, reported=payments.reported + 1)
        case PaymentVerified(amount=amount):
            paid = payments.paid_minor + amount.amount_minor
            return changed(payments, verified=payments.verified + 1, paid_minor=paid)
        case PaymentRejected():
            return changed(payments, rejected=payments.rejected + 1)
        case PaymentReversed(amount=amount, left_minor=left):
            undone = payments.reversed + (left == 0)
            paid = payments.paid_minor - amount.amount_minor
            return changed(payments, reversed=undone, paid_minor=paid)
        case _:
            assert_never(event)


def priced(price: Price) -> PriceView:
    """Show a price."""
    return PriceView(
        source=price.source,
        applies_to=price.applies_to,
        bracket_from=price.bracket_from,
        base_rate=price.base_rate,
        uplift=price.uplift,
        rate=price.rate,
        charged_rate=price.charged_rate,
        principal=price.principal,
    )
