"""The worklist of the review, from deadlines that are kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from debt_domain.application.policies import Policies
from debt_domain.case.commands import (
    AcceptCase,
    ProvideDocuments,
    RejectCase,
    ReopenCase,
    RequestDocuments,
    WithdrawCase,
)
from debt_domain.case.events import CaseSubmitted
from debt_domain.case.model import RejectionReason
from debt_domain.policies.review_deadline import StandardReviewDeadline
from debt_domain.testing import NOW, TODAY, document, submit_case
from debt_domain.values.document import DocumentKind
from tests.application_support import Platform

HOUR = timedelta(hours=1)


def waiting(
    platform: Platform, at: datetime = NOW, *, overdue: bool = False
) -> Sequence[str]:
    found = platform.door.questions().reviews(at, overdue=overdue)
    return [review.case_id for review in found]


def test_a_case_waits_until_its_deadline(platform: Platform) -> None:
    platform.submit("C-1")
    (review,) = platform.door.questions().reviews(NOW)
    begun_at = platform.clock.now.replace(microsecond=0)
    assert NOW + 48 * HOUR < review.due_at <= begun_at + 48 * HOUR
    assert review.left == review.due_at - NOW
    assert (review.client_id, review.submitter_id) == ("CL-C-1", "P-3")
    assert review.submitted_on == TODAY
    assert waiting(platform, review.due_at, overdue=True) == []
    assert waiting(platform, review.due_at + HOUR, overdue=True) == ["C-1"]


def test_the_most_urgent_comes_first(platform: Platform) -> None:
    platform.submit("C-2")
    platform.clock.now += HOUR
    platform.submit("C-1")
    assert waiting(platform) == ["C-2", "C-1"]


def test_the_deadline_stays_as_the_policy_set_it(platform: Platform) -> None:
    platform.submit("C-1")
    (first,) = platform.door.questions().reviews(NOW)
    platform.door = replace(
        platform.door,
        policies=Policies(review_deadline=StandardReviewDeadline(version=2, hours=1)),
    )
    platform.door.rebuild()
    platform.submit("C-2")
    found = {x.case_id: x.due_at for x in platform.door.questions().reviews(NOW)}
    assert found["C-1"] == first.due_at
    assert found["C-2"] < first.due_at
    kept = [x.review for x in platform.events() if isinstance(x, CaseSubmitted)]
    assert [x.version for x in kept if x is not None] == [1, 2]


def test_one_that_waits_for_documents_is_the_submitters_turn(
    platform: Platform,
) -> None:
    platform.submit("C-1")
    due_at = platform.clock.now + 99 * HOUR
    items = (DocumentKind.CONTRACT,)
    platform.do(RequestDocuments(case_id="C-1", items=items, due_at=due_at))
    assert waiting(platform) == []
    platform.clock.now += 24 * HOUR
    documents = (document(DocumentKind.CONTRACT),)
    platform.do(ProvideDocuments(case_id="C-1", documents=documents))
    assert waiting(platform, NOW + 71 * HOUR, overdue=True) == []
    assert waiting(platform, NOW + 73 * HOUR, overdue=True) == ["C-1"]


def test_what_is_decided_waits_no_more(platform: Platform) -> None:
    for case_id in ("C-1", "C-2", "C-3", "C-4"):
        platform.submit(case_id)
    platform.do(submit_case("C-5", client_id="CL-5", documents=()))
    platform.do(AcceptCase(case_id="C-1"))
    platform.do(
        RejectCase(
            case_id="C-2", reason=RejectionReason.TOO_SMALL, explanation="too small"
        )
    )
    platform.do(WithdrawCase(case_id="C-3"))
    assert waiting(platform) == ["C-4"]
    platform.do(
        ReopenCase(
            case_id="C-3",
            reason="a new try",
            consent_reference="M-7",
            consented_on=TODAY,
        )
    )
    assert waiting(platform) == ["C-4", "C-3"]
