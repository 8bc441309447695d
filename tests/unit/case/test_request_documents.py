from datetime import timedelta

from debt_domain.case.commands import RequestDocuments
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import PastDateError
from debt_domain.case.events import DocumentsRequested
from debt_domain.case.model import CaseContext
from debt_domain.testing import NOW, Given, a_context, submitted_case
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.document import DocumentKind

ITEMS = (DocumentKind.CONTRACT,)
LATER = NOW + timedelta(days=7)


def test_the_platform_asks_for_documents() -> None:
    given = Given(CASE, submitted_case(), a_context(CaseContext))
    command = RequestDocuments(case_id="C-1", items=ITEMS, due_at=LATER)
    given.when(command).then(DocumentsRequested(items=ITEMS, due_at=LATER))


def test_documents_are_due_later() -> None:
    given = Given(CASE, submitted_case(), a_context(CaseContext))
    command = RequestDocuments(case_id="C-1", items=ITEMS, due_at=NOW)
    refusal = given.when(command).then_refused(PastDateError)
    assert (refusal.field, refusal.earliest) == ("due_at", NOW)


def test_a_client_asks_for_none() -> None:
    given = Given(CASE, submitted_case(), a_context(CaseContext, Role.CLIENT, "CL-1"))
    command = RequestDocuments(case_id="C-1", items=ITEMS, due_at=LATER)
    given.when(command).then_refused(RoleNotAllowedError)
