"""What was known when, and what counted from which day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from debt_domain.application import Questions
from debt_domain.case.commands import AcceptCase, CloseCase, RejectCase, ReversePayment
from debt_domain.case.model import (
    CaseStatus,
    CloseCode,
    RejectionReason,
    ReversalKind,
)
from debt_domain.kernel.message import Message
from debt_domain.projections.case_timeline import CASE_TIMELINE
from debt_domain.projections.case_view import CASE_VIEW
from debt_domain.projections.partner_case_dashboard import PARTNER_CASE_DASHBOARD
from debt_domain.projections.revenue_split import REVENUE_SPLIT
from debt_domain.projections.trial_balance import TRIAL_BALANCE
from debt_domain.testing import NOW, TODAY
from tests.application_support import Platform, payment

DAY = timedelta(days=1)
FAR = NOW + timedelta(days=3650)


def answers(questions: Questions) -> Mapping[str, tuple[Message, ...]]:
    """Ask everything that can be asked."""
    return {
        "case_view": tuple(questions.rows(CASE_VIEW)),
        "case_timeline": tuple(questions.rows(CASE_TIMELINE)),
        "partner_case_dashboard": tuple(questions.rows(PARTNER_CASE_DASHBOARD)),
        "revenue_split": tuple(questions.rows(REVENUE_SPLIT)),
        "trial_balance": tuple(questions.rows(TRIAL_BALANCE)),
        "history": questions.history("C-1"),
    }


@pytest.fixture
def paid(platform: Platform) -> Platform:
    """C-1 with a payment four days later, undone a day after that."""
    platform.accept("C-1")
    platform.submit("C-2", submitter_id=None)
    platform.clock.now += 4 * DAY
    received = TODAY + 4 * DAY
    platform.do(payment(amount_minor=400_00, received_on=received))
    platform.clock.now += DAY
    platform.do(
        ReversePayment(
            case_id="C-1",
            payment_id="PAY-1",
            kind=ReversalKind.BOUNCED,
            reversed_on=received + DAY,
        )
    )
    return platform


def test_folded_and_stored_rows_are_the_same(paid: Platform) -> None:
    live = paid.door.questions()
    assert live.live
    assert answers(live) == answers(paid.door.questions(as_known_at=FAR))
    assert answers(live) == answers(paid.door.questions(as_of=FAR.date()))


def test_one_row_is_the_same_folded_and_stored(paid: Platform) -> None:
    live, folded = paid.door.questions(), paid.door.questions(as_known_at=FAR)
    assert live.case("C-1") == folded.case("C-1") is not None
    assert live.case("C-404") is folded.case("C-404") is None
    assert live.timeline("C-1") == folded.timeline("C-1") != ()


def test_a_final_answer_never_changes(paid: Platform) -> None:
    """Later facts count from earlier days, and yet were not known earlier."""
    instants = [logged.event.recorded_at for logged in paid.log.contents.events]
    final = {
        instant: answers(paid.door.questions(as_known_at=instant))
        for instant in instants[:-1]
        if not paid.door.questions(as_known_at=instant).known.provisional
    }
    assert len(final) == len(set(instants)) - 1
    paid.do(payment(payment_id="PAY-2", received_on=TODAY))
    paid.do(CloseCase(case_id="C-1", code=CloseCode.UNECONOMICAL), effective_on=TODAY)
    for instant, answer in final.items():
        assert answers(paid.door.questions(as_known_at=instant)) == answer


def test_an_answer_at_the_head_is_provisional(platform: Platform) -> None:
    """Another fact may still be recorded at the very same instant."""
    platform.submit()
    head = platform.log.head().recorded_at
    assert head is not None
    asked = platform.door.questions(as_known_at=head)
    assert asked.known.provisional
    stopped = replace(platform.door, clock=lambda: head)
    platform.door = stopped
    platform.do(AcceptCase(case_id="C-1"))
    assert answers(platform.door.questions(as_known_at=head)) != answers(asked)


def test_an_open_question_keeps_to_what_it_has_seen(paid: Platform) -> None:
    asked = paid.door.questions(as_known_at=FAR)
    before = answers(asked)
    paid.do(payment(payment_id="PAY-2", received_on=TODAY))
    assert answers(asked) == before


def test_a_question_names_the_last_fact_that_it_sees(paid: Platform) -> None:
    for earlier, later in pairwise(paid.log.contents.events):
        instant = later.event.recorded_at - timedelta(microseconds=1)
        if earlier.event.recorded_at <= instant:
            known = paid.door.questions(as_known_at=instant).known
            assert known.position == earlier.position
            assert known.recorded_at == earlier.event.recorded_at
            assert not known.provisional


def test_before_the_first_fact_nothing_was_known(paid: Platform) -> None:
    asked = paid.door.questions(as_known_at=NOW)
    assert (asked.known.position, asked.known.recorded_at) == (0, None)
    assert not asked.known.provisional
    assert not any(answers(asked).values())


@pytest.mark.parametrize(
    ("days", "collected_minor"), [(0, 0), (3, 0), (4, 400_00), (5, 0)]
)
def test_as_of_a_day_only_what_counts_by_then(
    paid: Platform, days: int, collected_minor: int
) -> None:
    asked = paid.door.questions(as_of=TODAY + days * DAY)
    case = asked.case("C-1")
    assert case is not None
    assert case.payments.paid_minor == collected_minor
    assert sum(c.outstanding_minor for c in case.components) == (
        1_000_00 - collected_minor
    )


def test_both_times_at_once(paid: Platform) -> None:
    """The payment counts from today, but was reported five days later."""
    before = paid.clock.now
    paid.do(payment(payment_id="PAY-2", received_on=TODAY))

    def paid_minor(known: datetime) -> int:
        case = paid.door.questions(as_known_at=known, as_of=TODAY).case("C-1")
        assert case is not None
        return case.payments.paid_minor

    assert (paid_minor(before), paid_minor(FAR)) == (0, 400_00)


def test_money_from_before_the_submission_can_be_asked_for(platform: Platform) -> None:
    platform.accept()
    platform.do(payment(received_on=TODAY - DAY))
    asked = platform.door.questions(as_of=TODAY - DAY)
    assert [x.effective_on for x in asked.history("C-1")] == [TODAY - DAY] * 2
    assert not list(asked.trial_balance())
    (entry,) = [
        x for x in platform.door.questions().history("C-1") if "receive" in x.sentence
    ]
    assert entry.effective_on == TODAY


def test_history_as_of_a_day_leaves_later_facts_out(paid: Platform) -> None:
    entries = paid.door.questions(as_of=TODAY).history("C-1")
    assert {x.effective_on for x in entries} == {TODAY}
    assert len(entries) < len(paid.door.questions().history("C-1"))


def test_cases_by_status(paid: Platform) -> None:
    reject = RejectCase(
        case_id="C-2", reason=RejectionReason.ETHICAL, explanation="A hospital's bill."
    )
    paid.do(reject)
    asked = paid.door.questions()
    assert [x.case_id for x in asked.cases()] == ["C-1", "C-2"]
    assert [x.case_id for x in asked.cases(CaseStatus.REJECTED)] == ["C-2"]
    assert list(asked.cases(CaseStatus.CLOSED)) == []


def test_partner_cases_of_one_submitter(paid: Platform) -> None:
    paid.submit("C-3", submitter_id="P-1")
    asked = paid.door.questions()
    assert [x.case_id for x in asked.partner_cases()] == ["C-1", "C-3"]
    assert [x.case_id for x in asked.partner_cases("P-1")] == ["C-3"]


def test_the_timeline_of_a_case_is_its_own(platform: Platform) -> None:
    """C-1 is the beginning of C-11."""
    platform.accept("C-1")
    platform.accept("C-11")
    asked = platform.door.questions()
    assert {x.case_id for x in asked.timeline("C-1")} == {"C-1"}
