"""Property 3 at the door: in what order facts become known makes no difference."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from debt_domain.case.commands import AcceptCase, RecordPayment, ReversePayment
from debt_domain.case.model import ReversalKind
from debt_domain.projections.trial_balance import AccountBalance
from debt_domain.testing import TODAY, submit_case
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from tests.application_support import Platform, a_platform
from tests.machine.agreements import CURRENCIES, TERMS

SUBMITTERS = st.sampled_from(sorted(TERMS))


class Payment(NamedTuple):
    """What came on a day, and what of it is taken back, one after the other."""

    amount: int
    days_ago: int
    by_platform: bool
    reversals: tuple[int, ...] = ()


@st.composite
def payments(draw: st.DrawFn) -> Payment:
    amount = draw(st.integers(1, 9))
    first = draw(st.integers(0, amount))
    second = draw(st.integers(0, amount - first))
    taken_back = tuple(x for x in (first, second) if x)
    return Payment(amount, draw(st.integers(0, 3)), draw(st.booleans()), taken_back)


PAID = st.lists(payments(), min_size=1, max_size=4)


def a_case(submitter_id: str, currency: str) -> Platform:
    platform = a_platform("P-1")
    platform.sign(submitter_id, TERMS[submitter_id])
    command = submit_case(
        currency=currency, principal_minor=11, submitter_id=submitter_id
    )
    platform.do(command, effective_on=TODAY - timedelta(days=3))
    platform.do(AcceptCase(case_id="C-1"), effective_on=TODAY - timedelta(days=3))
    return platform


def balances(platform: Platform) -> Sequence[AccountBalance]:
    rows = platform.door.questions().trial_balance()
    return next(row.balances for row in rows if row.ledger == "ledger:case:C-1")


def posted(
    order: Sequence[int], paid: Sequence[Payment], submitter_id: str, currency: str
) -> Sequence[AccountBalance]:
    """Record a payment when its number comes first, and then its reversals."""
    platform = a_case(submitter_id, currency)
    waiting = {number: list(payment.reversals) for number, payment in enumerate(paid)}
    known = set[int]()
    for number in order:
        payment = paid[number]
        on = TODAY - timedelta(days=payment.days_ago)
        if number in known:
            amount = Money(waiting[number].pop(0), currency)
            platform.do(take_back(number, amount, on))
        else:
            known.add(number)
            platform.do(record(number, payment, submitter_id, currency, on))
    assert platform.door.verify().sound
    return balances(platform)


def record(
    number: int, payment: Payment, submitter_id: str, currency: str, on: date
) -> RecordPayment:
    partner = Holder.partner(submitter_id)
    return RecordPayment(
        case_id="C-1",
        payment_id=f"PAY-{number}",
        amount=Money(payment.amount, currency),
        received_on=on,
        holder=Holder.platform() if payment.by_platform else partner,
        verified=True,
    )


def take_back(number: int, amount: Money, on: date) -> ReversePayment:
    return ReversePayment(
        case_id="C-1",
        payment_id=f"PAY-{number}",
        kind=ReversalKind.BOUNCED,
        reversed_on=on,
        amount=amount,
    )


def steps(paid: Sequence[Payment]) -> list[int]:
    return [x for x, it in enumerate(paid) for _ in range(1 + len(it.reversals))]


@settings(max_examples=15)
@given(PAID, st.data(), SUBMITTERS, st.sampled_from(CURRENCIES))
def test_any_order_ends_at_the_same_balances(
    paid: list[Payment], data: st.DataObject, submitter_id: str, currency: str
) -> None:
    one, other = (data.draw(st.permutations(steps(paid))) for _ in range(2))
    first = posted(one, paid, submitter_id, currency)
    assert first == posted(other, paid, submitter_id, currency)


@settings(max_examples=15)
@given(PAID, SUBMITTERS, st.sampled_from(CURRENCIES))
def test_what_came_and_went_leaves_no_trace(
    paid: list[Payment], submitter_id: str, currency: str
) -> None:
    left = [x._replace(amount=x.amount - sum(x.reversals), reversals=()) for x in paid]
    kept = [payment for payment in left if payment.amount]
    found = posted(steps(paid), paid, submitter_id, currency)
    assert found == posted(steps(kept), kept, submitter_id, currency)


@settings(max_examples=15)
@given(payments(), SUBMITTERS, st.sampled_from(CURRENCIES))
def test_partial_reversals_together_are_the_full_one(
    payment: Payment, submitter_id: str, currency: str
) -> None:
    rest = payment.amount - sum(payment.reversals)
    whole = payment._replace(reversals=(payment.amount,))
    parts = (*payment.reversals, rest) if rest else payment.reversals
    in_parts = payment._replace(reversals=parts)
    once = posted(steps([whole]), [whole], submitter_id, currency)
    assert once == posted(steps([in_parts]), [in_parts], submitter_id, currency)
