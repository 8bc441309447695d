import pytest

from debt_domain.case.commands import ProvideDocuments
from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseEvent, DocumentsProvided, DocumentsRequested
from debt_domain.case.model import CaseContext, CaseStatus
from debt_domain.testing import (
    NOW,
    Given,
    a_context,
    document,
    submit_case,
    submitted_case,
)
from debt_domain.values.actor import PartyNotAllowedError, Role
from debt_domain.values.document import DocumentKind

PROVIDE = ProvideDocuments(case_id="C-1", documents=(document(),))


def asked(submitter_id: str | None) -> tuple[CaseEvent, ...]:
    submission = submit_case(submitter_id=submitter_id, documents=())
    request = DocumentsRequested(items=(DocumentKind.INVOICE,), due_at=NOW)
    return (*submitted_case(submission), request)


@pytest.mark.parametrize(
    ("role", "party_id"),
    [(Role.CLIENT, "CL-1"), (Role.SUBMITTER, "P-1"), (Role.PLATFORM, None)],
)
def test_the_parties_of_the_case_hand_documents_in(
    role: Role, party_id: str | None
) -> None:
    given = Given(CASE, asked("P-1"), a_context(CaseContext, role, party_id))
    given.when(PROVIDE).then(DocumentsProvided(documents=(document(),)))


@pytest.mark.parametrize(
    ("role", "party_id"), [(Role.CLIENT, "CL-2"), (Role.SUBMITTER, "P-1")]
)
def test_nobody_else_does(role: Role, party_id: str) -> None:
    given = Given(CASE, asked(None), a_context(CaseContext, role, party_id))
    given.when(PROVIDE).then_refused(PartyNotAllowedError)


def test_the_case_is_back_in_review_with_its_invoice() -> None:
    provided = DocumentsProvided(documents=(document(),))
    state = CASE.fold((*asked(None), provided))
    assert (state.status, state.has_invoice) == (CaseStatus.SUBMITTED, True)
