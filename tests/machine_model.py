"""What the state machine of the door knows by itself: cases, terms, and who asks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from hypothesis import HealthCheck, settings

from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import Derivation
from debt_domain.application import DomainCommand
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.partner_case.commands import (
    ApproveReturn,
    RefuseReturn,
    RequestReturn,
    WithdrawReturn,
)
from debt_domain.partner_case.model import ReturnReason
from debt_domain.testing import actor, document
from debt_domain.values.actor import Role
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import (
    ClientPaidBy,
    FeeCharged,
    RateTerms,
    RevenueModel,
    SplitBasis,
)

PLATFORM = actor(Role.PLATFORM)
START = datetime(2026, 6, 1, 9, tzinfo=UTC)
DAYS = tuple(START.date() - timedelta(days=days) for days in (3, 2, 1, 0))
CURRENCIES = ("EUR", "JPY", "BHD")
FEES = tuple(Money(5, currency) for currency in CURRENCIES)
TERMS = {
    "A-fee": RateTerms(
        revenue_model=RevenueModel.SERVICE_FEE,
        partner_share=Fraction(4, 5),
        platform_share=Fraction(1, 5),
        per_case_fees=FEES,
        fee_charged=FeeCharged.SUBMISSION,
        fee_refundable=True,
    ),
    "A-share": RateTerms(
        revenue_model=RevenueModel.REVENUE_SHARE,
        partner_share=Fraction(3, 5),
        platform_share=Fraction(2, 5),
    ),
    "A-hybrid": RateTerms(
        revenue_model=RevenueModel.HYBRID,
        partner_share=Fraction(1, 2),
        platform_share=Fraction(1, 2),
        per_case_fees=FEES,
    ),
    "A-commission": RateTerms(
        revenue_model=RevenueModel.REVENUE_SHARE,
        partner_share=Fraction(3, 5),
        platform_share=Fraction(2, 5),
        split_basis=SplitBasis.COMMISSION,
        commission_rate=Fraction(3, 20),
        client_paid_by=ClientPaidBy.PLATFORM,
    ),
}


def request_return(case_id: str) -> DomainCommand:
    return RequestReturn(
        case_id=case_id,
        reason=ReturnReason.UNCOLLECTIBLE,
        explanation="gone away",
        documents=(document(),),
    )


RETURN_STEPS: dict[str, Callable[[str], DomainCommand]] = {
    "request": request_return,
    "approve": lambda case_id: ApproveReturn(case_id=case_id),
    "refuse": lambda case_id: RefuseReturn(case_id=case_id, explanation="work on"),
    "withdraw": lambda case_id: WithdrawReturn(case_id=case_id),
}


@dataclass
class Modelled:
    """What the model knows of a case, in minor units."""

    case_id: str
    submitter_id: str
    currency: str
    claimed: int
    left: dict[str, int] = field(default_factory=dict[str, int])
    unverified: dict[str, int] = field(default_factory=dict[str, int])
    received: dict[str, date] = field(default_factory=dict[str, date])
    rejected: bool = False

    @property
    def net(self) -> int:
        return sum(self.left.values())

    @property
    def applied(self) -> int:
        return min(self.net, self.claimed)


def holder_of(case: Modelled, holder: str) -> Holder:
    match holder:
        case "platform":
            return Holder.platform()
        case "client":
            return Holder.client("CL-1")
        case "submitter":
            return Holder.partner(case.submitter_id)
        case _:
            return Holder.partner("N-1")


def received_in_order(entries: list[EntryPosted]) -> bool:
    """Whether no receipt is dated before what was posted already."""
    latest = date.min
    for entry in entries:
        if entry.rule == "receive" and entry.effective_on < latest:
            return False
        latest = max(latest, entry.effective_on)
    return True


def parts_are_fair(ledger: CaseLedgerState) -> bool:
    """Each party within 1 - 1/(2n-2) of its exact share, and together all of it."""
    platform = 0
    for pot, total in ledger.pots.items():
        if pot == "unsplit":
            continue
        split = ledger.terms[int(pot.removeprefix("terms:"))].terms.split
        parts = dict(zip(split.parties, split.cumulative(total), strict=True))
        parties = sum(weight > 0 for weight in split.weights)
        bound = 1 - Fraction(1, 2 * parties - 2) if parties > 1 else 0
        if any(abs(x - split.share_of(p) * total) > bound for p, x in parts.items()):
            return False
        platform += parts["PLATFORM"]
    return -ledger.balance("Income:Share") == platform


MUST_BE_REACHED = {
    "unsplit money split",
    "rejected after a payment",
    "overpaid",
    "overpayment reapplied",
    "reversed in part",
    "held by platform",
    "held by client",
    "held by submitter",
    "held by network",
    "paid in JPY",
    "paid in BHD",
    "DuplicateClaimError",
    "OutstandingMismatchError",
    "ReversalExceedsPaymentError",
    "ReopenCase",
    "ApproveReturn",
    "RejectPayment",
    "TransferHeldMoney",
    "reapplied after the reversal's day",
    "reversed before the last receipt",
    Derivation.MIRROR,
    Derivation.ROUNDING,
    Derivation.NETTING,
}

SETTINGS = settings(
    # Otherwise, in CI, each round would be the same.
    derandomize=False,
    deadline=None,
    database=None,
    max_examples=100,
    stateful_step_count=40,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much),
)
