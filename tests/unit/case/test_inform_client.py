from datetime import timedelta

from debt_domain.case.commands import InformClient
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import FutureDateError, WrongStatusError
from debt_domain.case.events import ClientInformed
from debt_domain.case.model import CaseContext
from debt_domain.testing import TODAY, Given, a_context, active_case, submitted_case
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError

INFORM = InformClient(case_id="C-1", informed_on=TODAY)
INFORMED = ClientInformed(informed_on=TODAY)
BY_COLLECTOR = a_context(CaseContext, Role.COLLECTOR, "P-9")


def test_the_collector_informs_the_client() -> None:
    outcome = Given(CASE, active_case(), BY_COLLECTOR).when(INFORM)
    outcome.then(INFORMED)
    assert CASE.fold((*active_case(), INFORMED)).outreach.client_informed


def test_once() -> None:
    Given(CASE, (*active_case(), INFORMED), BY_COLLECTOR).when(INFORM).then()


def test_not_in_advance() -> None:
    early = INFORM.model_copy(update={"informed_on": TODAY + timedelta(days=1)})
    outcome = Given(CASE, active_case(), BY_COLLECTOR).when(early)
    outcome.then_refused(FutureDateError)


def test_not_before_anybody_works_on_it() -> None:
    outcome = Given(CASE, submitted_case(), a_context(CaseContext)).when(INFORM)
    outcome.then_refused(WrongStatusError)


def test_others_do_not() -> None:
    other = a_context(CaseContext, Role.COLLECTOR, "P-8")
    outcome = Given(CASE, active_case(), other).when(INFORM)
    outcome.then_refused(PartyNotAllowedError)
    client = a_context(CaseContext, Role.CLIENT, "CL-1")
    outcome = Given(CASE, active_case(), client).when(INFORM)
    outcome.then_refused(RoleNotAllowedError)
