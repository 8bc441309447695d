from debt_domain.case.commands import RejectCase
from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseRejected, DocumentsRequested
from debt_domain.case.model import CaseContext, RejectionReason
from debt_domain.testing import NOW, Given, a_context, submitted_case
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.document import DocumentKind

REJECT = RejectCase(
    case_id="C-1", reason=RejectionReason.TOO_SMALL, explanation="Below 50 euros."
)
REJECTED = CaseRejected(reason=RejectionReason.TOO_SMALL, explanation="Below 50 euros.")


def test_the_platform_rejects_a_case() -> None:
    Given(CASE, submitted_case(), a_context(CaseContext)).when(REJECT).then(REJECTED)


def test_a_case_that_waits_for_documents_is_rejected_too() -> None:
    asked = DocumentsRequested(items=(DocumentKind.CONTRACT,), due_at=NOW)
    given = Given(CASE, (*submitted_case(), asked), a_context(CaseContext))
    given.when(REJECT).then(REJECTED)


def test_a_client_rejects_nothing() -> None:
    given = Given(CASE, submitted_case(), a_context(CaseContext, Role.CLIENT, "CL-1"))
    given.when(REJECT).then_refused(RoleNotAllowedError)
