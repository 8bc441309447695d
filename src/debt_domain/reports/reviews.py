"""Which cases the platform has to review, and by when."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from debt_domain.kernel.message import Message
from debt_domain.projections.case_view import CaseView


class ReviewDue(Message, frozen=True):
    """A case that waits for its review.

    Attributes:
        case_id: The case.
        client_id: The creditor.
        submitter_id: The submitting partner, if there is one.
        submitted_on: The day of submission.
        due_at: The deadline, as it was set when the review began.
        left: How long it is until then; below zero it has passed.
    """

    case_id: str
    client_id: str | None
    submitter_id: str | None
    submitted_on: date | None
    due_at: datetime
    left: timedelta

    @property
    def is_overdue(self) -> bool:
        """Whether the deadline has passed."""
        return self.left < timedelta(0)


def reviews_due(cases: Iterable[CaseView], at: datetime) -> tuple[ReviewDue, ...]:
    """Give the cases that wait for their review, by deadline.

    One that waits for documents, or is decided, is not among them.

    Args:
        cases: All cases.
        at: The instant that is looked from.
    """
    found = (
        ReviewDue(
            case_id=case.case_id,
            client_id=case.client_id,
            submitter_id=case.submitter_id,
            submitted_on=case.submitted_on,
            due_at=case.review_due_at,
            left=case.review_due_at - at,
        )
        for case in cases
        if case.review_due_at is not None
    )
    return tuple(sorted(found, key=lambda x: (x.due_at, x.case_id)))
