"""By when a case is reviewed is set once, when its review begins, and kept."""

from datetime import timedelta

from debt_domain.case.commands import ProvideDocuments, ReopenCase, SubmitCase
from debt_domain.case.decisions import CASE
from debt_domain.case.events import (
    CaseClosed,
    CaseReopened,
    CaseSubmitted,
    DocumentsProvided,
    DocumentsRequested,
)
from debt_domain.case.model import CaseContext, CloseCode
from debt_domain.testing import (
    NOW,
    TODAY,
    Given,
    a_context,
    closed_case,
    document,
    submit_case,
    submitted_case,
)
from debt_domain.values.document import DocumentKind
from debt_domain.values.policy import PolicyDeadline

DEADLINE = PolicyDeadline(policy="hours", version=3, due_at=NOW + timedelta(hours=48))
CONTEXT = a_context(CaseContext, review=DEADLINE)
REOPEN = ReopenCase(
    case_id="C-1", reason="a new try", consent_reference="M-7", consented_on=TODAY
)
WITHDRAWN = CaseClosed(code=CloseCode.WITHDRAWN, explanation=None, outstanding_minor=0)


def submitted(command: SubmitCase) -> CaseSubmitted:
    found = Given(CASE, (), CONTEXT).when(command).events[0]
    assert isinstance(found, CaseSubmitted)
    return found


def test_a_submission_with_its_invoice_is_to_be_reviewed() -> None:
    event = submitted(submit_case())
    assert (event.review, event.under_policy()) == (DEADLINE, "hours:3")


def test_one_without_waits_for_it_first() -> None:
    event = submitted(submit_case(documents=()))
    assert (event.review, event.under_policy()) == (None, None)


def test_the_time_begins_anew_when_documents_come() -> None:
    requested = DocumentsRequested(
        items=(DocumentKind.CONTRACT,), due_at=NOW + timedelta(days=9)
    )
    given = Given(CASE, (*submitted_case(), requested), CONTEXT)
    documents = (document(DocumentKind.CONTRACT),)
    provided = DocumentsProvided(documents=documents, review=DEADLINE)
    given.when(ProvideDocuments(case_id="C-1", documents=documents)).then(provided)
    assert provided.under_policy() == "hours:3"


def reopened(review: PolicyDeadline | None) -> CaseReopened:
    return CaseReopened(
        reason="a new try", consent_reference="M-7", consented_on=TODAY, review=review
    )


def test_and_when_a_case_that_was_never_accepted_is_reopened() -> None:
    given = Given(CASE, (*submitted_case(), WITHDRAWN), CONTEXT)
    given.when(REOPEN).then(reopened(DEADLINE))
    assert reopened(DEADLINE).under_policy() == "hours:3"


def test_one_that_was_accepted_is_not_reviewed_again() -> None:
    Given(CASE, closed_case(), CONTEXT).when(REOPEN).then(reopened(None))
