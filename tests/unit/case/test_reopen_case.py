from datetime import timedelta

from debt_domain.case.commands import ReopenCase
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    DuplicateOutreachError,
    FutureDateError,
    NeverAcceptedError,
)
from debt_domain.case.events import (
    CaseClosed,
    CaseReopened,
    PartnerAssigned,
    WorkStarted,
)
from debt_domain.case.model import AssignmentRole, CaseContext, CaseStatus, CloseCode
from debt_domain.testing import (
    TODAY,
    Given,
    a_context,
    closed_case,
    submit_case,
    submitted_case,
)
from debt_domain.values.actor import Role, RoleNotAllowedError

REOPEN = ReopenCase(
    case_id="C-1", reason="new address", consent_reference="M-7", consented_on=TODAY
)
WITH_PARTNER = REOPEN.model_copy(
    update={"partner_id": "P-2", "instructions_version": 3}
)
REOPENED = CaseReopened(
    reason="new address", consent_reference="M-7", consented_on=TODAY
)
NEVER_ACCEPTED = (
    *submitted_case(),
    CaseClosed(code=CloseCode.WITHDRAWN, explanation=None, outstanding_minor=0),
)


def test_a_case_goes_on_accepted_without_a_partner() -> None:
    Given(CASE, closed_case(), a_context(CaseContext)).when(REOPEN).then(REOPENED)
    assert CASE.fold((*closed_case(), REOPENED)).status is CaseStatus.ACCEPTED


def test_a_case_goes_on_at_once_with_a_partner() -> None:
    given = Given(CASE, closed_case(), a_context(CaseContext))
    outcome = given.when(WITH_PARTNER)
    outcome.then(
        REOPENED,
        PartnerAssigned(
            assignment_id="AS-2",
            partner_id="P-2",
            role=AssignmentRole.COLLECTOR,
            instructions_version=3,
        ),
        WorkStarted(partner_id="P-2", acknowledged_instructions_version=3),
    )
    state = CASE.fold((*closed_case(), *outcome.events))
    assert (state.status, state.collector_id) == (CaseStatus.ACTIVE, "P-2")


def test_a_returned_case_is_reopened_too() -> None:
    given = Given(CASE, closed_case(CloseCode.RETURNED), a_context(CaseContext))
    given.when(REOPEN).then(REOPENED)


def test_a_case_that_was_never_accepted_goes_back_to_review() -> None:
    Given(CASE, NEVER_ACCEPTED, a_context(CaseContext)).when(REOPEN).then(REOPENED)
    assert CASE.fold((*NEVER_ACCEPTED, REOPENED)).status is CaseStatus.SUBMITTED


def test_and_starts_with_no_partner() -> None:
    outcome = Given(CASE, NEVER_ACCEPTED, a_context(CaseContext)).when(WITH_PARTNER)
    assert outcome.then_refused(NeverAcceptedError).partner_id == "P-2"


def test_a_case_that_its_submitter_handles_goes_on_with_the_submitter() -> None:
    history = closed_case(submission=submit_case(submitter_id="P-1"))
    outcome = Given(CASE, history, a_context(CaseContext)).when(WITH_PARTNER)
    outcome.then_refused(DuplicateOutreachError)


def test_the_client_has_consented() -> None:
    tomorrow = TODAY + timedelta(days=1)
    command = REOPEN.model_copy(update={"consented_on": tomorrow})
    outcome = Given(CASE, closed_case(), a_context(CaseContext)).when(command)
    assert outcome.then_refused(FutureDateError).field == "consented_on"


def test_only_the_platform_reopens() -> None:
    given = Given(CASE, closed_case(), a_context(CaseContext, Role.CLIENT, "CL-1"))
    given.when(REOPEN).then_refused(RoleNotAllowedError)
