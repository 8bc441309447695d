"""What a collector is told of the work before it."""

from datetime import timedelta

from debt_domain.case.events import (
    ActivityLogged,
    DisputeEnded,
    DisputeRecorded,
    DisputeResolved,
    PaymentRejected,
)
from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    Direction,
    DisputeGround,
    Resolution,
)
from debt_domain.reports.hand_over import Attempts, HandOver, Outcomes, hand_over
from debt_domain.testing import NOW, TODAY
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Component
from tests.unit.projections.histories import reported, reversed_, verified

CALL, LETTER = ActivityKind.CALL, ActivityKind.LETTER
PROMISE, NO_ANSWER = ActivityOutcome.PROMISE, ActivityOutcome.NO_ANSWER
OUT, IN, INTERNAL = Direction.OUTBOUND, Direction.INBOUND, Direction.INTERNAL
DAY = timedelta(days=1)


def logged(
    kind: ActivityKind = CALL,
    direction: Direction = OUT,
    outcome: ActivityOutcome | None = None,
    *,
    days: int = 0,
    private: bool = False,
) -> ActivityLogged:
    return ActivityLogged(
        partner_id="M-1",
        kind=kind,
        direction=direction,
        outcome=outcome,
        occurred_at=NOW + days * DAY,
        note=None,
        private=private,
    )


def disputed(dispute_id: str, ground: DisputeGround) -> DisputeRecorded:
    return DisputeRecorded(
        dispute_id=dispute_id, ground=ground, raised_on=TODAY, statement=None
    )


def test_a_case_that_nobody_worked() -> None:
    assert hand_over(()) == HandOver()


def test_attempts_are_counted_by_channel() -> None:
    events = (
        logged(outcome=NO_ANSWER),
        logged(LETTER, days=3),
        logged(outcome=NO_ANSWER, days=1),
        logged(direction=IN, outcome=PROMISE, days=9),
        logged(ActivityKind.SKIP_TRACE, days=9),
        logged(ActivityKind.NOTE, INTERNAL, days=9),
    )
    summary = hand_over(events)
    assert summary.attempts == (
        Attempts(channel=CALL, times=2),
        Attempts(channel=LETTER, times=1),
    )
    assert summary.last_attempt_on == TODAY + 3 * DAY
    assert summary.outcomes == (
        Outcomes(outcome=NO_ANSWER, times=2),
        Outcomes(outcome=PROMISE, times=1),
    )


def test_what_was_private_stays_so() -> None:
    assert hand_over((logged(outcome=PROMISE, private=True),)) == HandOver()


def test_payments_are_told_in_sum() -> None:
    events = (
        reported(400_00),
        verified(400_00),
        reversed_(100_00, 300_00),
        reported(50_00, "2"),
        reported(60_00, "3"),
        PaymentRejected(payment_id="3", reason="never came"),
    )
    summary = hand_over(events)
    assert (summary.paid, summary.reported) == (Money(300_00, "EUR"), ("2",))


def test_a_promise_is_open_until_money_comes() -> None:
    promised = logged(outcome=PROMISE)
    assert hand_over((promised, reported())).promised_on == TODAY
    assert hand_over((promised, reported(), verified())).promised_on is None
    again = (promised, verified(), logged(outcome=PROMISE, days=2))
    assert hand_over(again).promised_on == TODAY + 2 * DAY


def test_disputes_are_told_while_they_are_open() -> None:
    events = (
        disputed("D-1", DisputeGround.AMOUNT),
        disputed("D-2", DisputeGround.DEFECTIVE),
        disputed("D-3", DisputeGround.NOT_DELIVERED),
        DisputeResolved(
            dispute_id="D-1",
            resolution=Resolution.REJECTED,
            component=Component.PRINCIPAL,
            amount=None,
            reason="signed",
        ),
        DisputeEnded(dispute_id="D-3"),
    )
    assert hand_over(events).disputes == (DisputeGround.DEFECTIVE,)


def test_it_is_said_in_words() -> None:
    events = (
        logged(outcome=NO_ANSWER),
        logged(LETTER, days=3, outcome=PROMISE),
        disputed("D-2", DisputeGround.DEFECTIVE),
        reported(50_00, "2"),
    )
    assert list(hand_over(events).sentences()) == [
        "Contacts until 2026-06-04: call 1, letter 1.",
        "What came of it: no answer 1, promise 1.",
        "Only reported: 2.",
        "A promise of 2026-06-04 is open.",
        "Open disputes: defective.",
    ]
    paid = HandOver(paid=Money(300_00, "EUR"))
    assert list(paid.sentences()) == [
        "The debtor was not contacted.",
        "300.00 EUR was paid.",
    ]
